/** `link`: everyone who has the address can view it. `private`: the owner, and those who have a further link. */
export const visibilities = ['link', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

/** A further read-only link as the session's owner sees it; its token is shown once and never stored. */
export interface SharedLink {
  link_id: string;
  /** ISO times; null for never. */
  created_at: string;
  expires_at: string | null;
}

/** The access to a session, as its owner sees it. */
export interface Sharing {
  visibility: Visibility;
  /**
   * ISO time at which the plain address stops working for others; null for never. Further links have their own expiry.
   */
  expires_at: string | null;
  links: SharedLink[];
}

/** `made` is present if a link was requested: the only time that its token is shown. */
export interface SharingAnswer extends Sharing {
  made?: { link_id: string; url: string; token: string };
}
