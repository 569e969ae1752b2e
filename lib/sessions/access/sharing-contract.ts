/** `link`: whoever has the address may look. `private`: the owner, and those who were given a further link. */
export const visibilities = ['link', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

/** A further read-only link, as its session's owner sees it; the token in it is shown once and never stored. */
export interface SharedLink {
  link_id: string;
  /** ISO times; null for never. */
  created_at: string;
  expires_at: string | null;
}

/** Who may look at a session, for its owner. */
export interface Sharing {
  visibility: Visibility;
  /**
   * ISO time at which the plain address stops to work for others; null for never. Further links have ends of their own.
   */
  expires_at: string | null;
  links: SharedLink[];
}

/** `made` is there where a link was asked for: the only time that its token is shown. */
export interface SharingAnswer extends Sharing {
  made?: { link_id: string; url: string; token: string };
}
