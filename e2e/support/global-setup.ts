import { makeMicrophoneClip } from './audio.ts';
import { templateFolder } from '#lib/db/testing/template';
import { ensureBuild } from '#scripts/build';

/**
 * Shared by all workers: the pages, built if the build is out of date, an empty data folder, and the clip for the
 * microphone.
 */
export default async function globalSetup(): Promise<void> {
  await ensureBuild();
  await templateFolder();
  await makeMicrophoneClip();
}
