import type { BlobAddress } from '#lib/base/settings/blob-address';
import type { Blobs } from './blobs.ts';
import { LocalBlobs } from './local-blobs.ts';

/** The S3 client is loaded only if there is a bucket. */
export async function openBlobs(dataDir: string, address: BlobAddress | undefined): Promise<Blobs> {
  if (!address) return new LocalBlobs(dataDir);
  const { BucketBlobs } = await import('./bucket-blobs.ts');
  return new BucketBlobs(address);
}
