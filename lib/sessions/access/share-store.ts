/** A further read-only link at rest. */
export interface StoredLink {
  id: string;
  session_id: string;
  /** SHA-256 of the token, as base64url. */
  token_hash: string;
  created_at: Date;
  /** null for never. */
  expires_at: Date | null;
}

/** Further links at rest. A revoked link is one that is not there. */
export interface ShareStore {
  /** Oldest first, those that have expired included. */
  links(sessionId: string): Promise<StoredLink[]>;
  add(link: Omit<StoredLink, 'created_at'>): Promise<void>;
  /** False where there is no such link. */
  revoke(sessionId: string, linkId: string): Promise<boolean>;
  revokeAll(sessionId: string): Promise<void>;
}
