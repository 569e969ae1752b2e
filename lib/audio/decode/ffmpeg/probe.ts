import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { inputArguments, startTool } from './tool.ts';

const number = z.coerce.number().optional().catch(undefined);
const tags = z.record(z.string(), z.string()).default({});

const probedSchema = z.object({
  format: z.object({ format_name: z.string(), start_time: number, duration: number, bit_rate: number, tags }),
  streams: z.array(
    z.object({
      index: z.number(),
      codec_type: z.string().optional(),
      codec_name: z.string().optional(),
      sample_rate: number,
      channels: z.number().optional(),
      channel_layout: z.string().optional(),
      start_time: number,
      duration: number,
      bit_rate: number,
      disposition: z.object({ attached_pic: z.number().default(0) }).default({ attached_pic: 0 }),
      tags,
    }),
  ),
});
export type Probed = z.infer<typeof probedSchema>;
export type ProbedStream = Probed['streams'][number];

/** ffprobe's description of a file; null if it cannot open it. */
export async function probe(folder: string, path: string): Promise<Probed | null> {
  const child = startTool(
    folder,
    'ffprobe',
    ['-v', 'quiet', '-of', 'json', '-show_format', '-show_streams', ...inputArguments(path, 0)],
    ['ignore', 'pipe', 'ignore'],
  );
  const failed = new Promise<null>((resolve) => {
    child.once('error', () => resolve(null));
  });
  const message = await Promise.race([child.stdout ? text(child.stdout) : '', failed]);
  try {
    return probedSchema.safeParse(JSON.parse(message ?? '')).data ?? null;
  } catch {
    return null;
  }
}

/**
 * The time stamp of a sound track's first packet in seconds, for a track that begins after the probed part. null if it
 * has none.
 */
export async function firstStamp(folder: string, path: string, track: number): Promise<number | null> {
  const args = [
    '-v',
    'quiet',
    '-of',
    'csv=p=0',
    '-select_streams',
    `a:${track}`,
    '-show_entries',
    'packet=pts_time',
    '-read_intervals',
    '%+#1',
  ];
  const child = startTool(folder, 'ffprobe', [...args, ...inputArguments(path, 0)], ['ignore', 'pipe', 'ignore']);
  child.on('error', () => undefined);
  const stamp = Number.parseFloat(child.stdout ? await text(child.stdout) : '');
  return Number.isFinite(stamp) ? stamp : null;
}
