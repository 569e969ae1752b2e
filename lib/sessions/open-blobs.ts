import type { BlobAddress } from '#lib/base/blob-address';
import type { Blobs } from '#lib/sessions/blobs';
import { LocalBlobs } from '#lib/sessions/local-blobs';

/** Whoever has no bucket does not load its client. */
export async function openBlobs(dataDir: string, address: BlobAddress | undefined): Promise<Blobs> {
  if (!address) return new LocalBlobs(dataDir);
  const { BucketBlobs } = await import('#lib/sessions/bucket-blobs');
  return new BucketBlobs(address);
}
