import { makeMicrophoneClip } from './audio.ts';
import { templateFolder } from './template.ts';
import { ensureBuild } from '#scripts/build';

/**
 * What all workers share: the pages, built where the build is not of these sources, an empty data folder, and the clip
 * that the microphone plays.
 */
export default async function globalSetup(): Promise<void> {
  await ensureBuild();
  await templateFolder();
  await makeMicrophoneClip();
}
