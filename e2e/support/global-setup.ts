import { makeMicrophoneClip } from '#e2e/support/audio';
import { ensureBuild } from '#scripts/build';

/** Builds the pages where the build is not of these sources, and makes the clip that the microphone plays. */
export default async function globalSetup(): Promise<void> {
  await ensureBuild();
  await makeMicrophoneClip();
}
