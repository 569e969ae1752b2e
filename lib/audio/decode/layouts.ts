/** FFmpeg's masks of the two common channel layouts. */
export const mono = '0x4';
export const stereo = '0x3';
