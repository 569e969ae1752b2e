/** A stored further read-only link. */
export interface StoredLink {
  id: string;
  session_id: string;
  /** SHA-256 of the token, as base64url. */
  token_hash: string;
  created_at: Date;
  /** null for never. */
  expires_at: Date | null;
}

/** The store of further links. A revoked link is deleted. */
export interface ShareStore {
  /** Oldest first, including expired ones. */
  links(sessionId: string): Promise<StoredLink[]>;
  add(link: Omit<StoredLink, 'created_at'>): Promise<void>;
  /** False if there is no such link. */
  revoke(sessionId: string, linkId: string): Promise<boolean>;
  revokeAll(sessionId: string): Promise<void>;
}
