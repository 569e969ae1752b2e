import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createLiveListener } from '#lib/audio/live/live-listener';
import { cutSound } from '#lib/audio/write/sound-cut';
import { MemoryFrames } from '#lib/client/live/testing/fake-live';
import { DatabaseSessions } from '#lib/db/library/database-sessions';
import { openEmpty } from '#lib/db/testing/template';
import type { OpenDatabase } from '#lib/db/connection/open-database';
import { DatabaseLog } from '#lib/db/log/database-log';
import { DatabasePendingFiles } from '#lib/db/stores/database-pending-files';
import { DatabaseShares } from '#lib/db/stores/database-shares';
import { FactHub } from '#lib/events/hub';
import { type LiveRecordingsOptions, LiveRecordings } from '#lib/live/live-recordings';
import { LiveFolders } from '#lib/live/live-folders';
import { scriptedStream } from '#lib/live/testing/scripted';
import { createFakeParts } from '#lib/pipeline/testing/fake-parts';
import { Access } from '#lib/sessions/access/access';
import { LocalBlobs } from '#lib/sessions/blobs/local-blobs';
import { Folders } from '#lib/sessions/folders';
import { newId } from '#lib/sessions/ids';
import { createFrameSender } from './frame-sender';
import type { LiveConnectionHandlers, LiveConnection } from './live-connection';

const rate = 16_000;
const frame_samples = rate / 5;
const owner = { owner_id: newId() };

let dataDir: string;
let database: OpenDatabase;
let store: DatabaseSessions;
let options: LiveRecordingsOptions;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'undertone-killed-'));
  database = await openEmpty();
  store = new DatabaseSessions(database.db);
  const [hub, { db }] = [new FactHub(), database];
  options = {
    ...{ store, log: new DatabaseLog(db, hub), access: new Access(store, new DatabaseShares(db), hub) },
    ...{ pending: new DatabasePendingFiles(db), blobs: new LocalBlobs(dataDir), live: new LiveFolders(dataDir) },
    ...{ folders: new Folders(dataDir), liveListener: createLiveListener(), speech: scriptedStream() },
    pool: createFakeParts({ speech: { segments: [] } }).readings,
    logger: pino({ level: 'silent' }),
    voiceInference: true,
    limits: { max_s: 7_200, max_bytes: 1e9 },
    defaultVisibility: 'link',
    erase: (id) => store.remove(id),
  };
});
afterAll(async () => {
  await options.liveListener.close();
  await database.close();
  rmSync(dataDir, { recursive: true });
});

/** A connection from the page to the current server; without one, nothing is answered. */
class TestConnection implements LiveConnection {
  server: LiveRecordings | null = null;
  /** Frames that reached a server, including repeated ones. */
  came = 0;
  #handlers: LiveConnectionHandlers | null = null;
  readonly #end = { onNotice: () => undefined, onEnd: () => undefined };
  #connection = { ...this.#end };

  open(handlers: LiveConnectionHandlers): void {
    this.#handlers = handlers;
  }

  /** Starts a server on the folder of the previous one. */
  start(): void {
    this.server = new LiveRecordings(options);
    this.#connection = { ...this.#end };
    this.#handlers?.onUp();
  }

  /** Requests under way are never answered; the server cannot clean up. */
  kill(): void {
    this.server = null;
    this.#handlers?.onDown();
  }

  async ask(event: string, message: object): Promise<unknown> {
    const { server } = this;
    if (!server) throw new Error('nobody is there');
    const answer = await this.#answer(server, event, message);
    if (this.server !== server) throw new Error('it was killed before it had answered');
    return answer;
  }

  #answer(server: LiveRecordings, event: string, message: object): Promise<object> {
    if (event === 'live:start')
      return server
        .start(owner, message as Parameters<LiveRecordings['start']>[1], this.#connection)
        .then((place) => ({ ...place, seq: 0 }));
    if (event === 'live:audio') {
      this.came += 1;
      const { frame, pcm } = message as { frame: number; pcm: Uint8Array };
      return server.audio(this.#connection, frame, pcm);
    }
    const place = server.placeOf(this.#connection);
    if (!place) throw new Error('this connection records nothing');
    return event === 'live:stop' ? server.stop(owner, place.session_id) : Promise.resolve(place);
  }

  renew(): void {
    this.#handlers?.onDown();
    this.#handlers?.onUp();
  }

  close(): void {
    this.#handlers = null;
  }
}

test('a server that is killed again and again during a recording: every sample is kept, once and in its place', async () => {
  const connection = new TestConnection();
  const sender = createFrameSender({
    connection,
    store: new MemoryFrames(),
    note: {
      ...{ id: 'one', session_id: null, started_at: Date.now(), source: 'microphone', controls: [] },
      ...{ sample_rate_hz: rate, channels: 1, made: 0, length_s: 0, base: 0 },
    },
    frame_samples,
    onChange: () => undefined,
    waitMs: 1,
  });
  const made: Buffer[] = [];
  // All frames differ, so that a missing, doubled or misplaced one is noticed.
  const say = (count: number): void => {
    for (; count > 0; count--) {
      const pcm = new Int16Array(frame_samples);
      for (let index = 0; index < pcm.length; index++)
        pcm[index] = 8_000 * Math.sin(index / (5 + made.length / 10)) + made.length;
      made.push(Buffer.from(pcm.buffer));
      sender.add(new Uint8Array(pcm.buffer));
    }
  };
  connection.start();
  for (let round = 0; round < 8; round++) {
    const target = connection.came + 1 + ((round * 7) % 11);
    say(20);
    // During sending: some frames are stored and answered, some stored and not answered, some under way.
    await vi.waitFor(() => expect(connection.came).toBeGreaterThanOrEqual(target), { interval: 1 });
    connection.kill();
    say(3);
    connection.start();
  }
  await vi.waitFor(() => expect(sender.state().stored).toBe(made.length), 20_000);
  const { session_id } = sender.state();
  await sender.tell('live:stop');
  sender.close();
  expect(connection.came, 'some frames were sent again').toBeGreaterThan(made.length);

  const session = await store.find(session_id ?? '');
  const path = await options.blobs.fetch(
    session_id ?? '',
    session?.audio?.file ?? '',
    dataDir,
    AbortSignal.timeout(10_000),
  );
  const wav_path = join(dataDir, 'kept.wav');
  await cutSound({ path, from_s: 0, to_s: 1e4, wav_path }, AbortSignal.timeout(10_000));
  expect(readFileSync(wav_path).subarray(44).equals(Buffer.concat(made))).toBe(true);
  expect(session?.duration_s).toBeCloseTo(made.length / 5, 6);
});
