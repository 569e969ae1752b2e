import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '#lib/base/errors';

/** How much of the start is examined, in bytes. */
const headBytes = 4_100;

/** Media types that contain sound although they do not start with audio/ or video/. */
const soundApplications = new Set(['application/ogg', 'application/mxf', 'application/vnd.ms-asf']);

const playlistStart = /^\s*(#EXTM3U|\[playlist\]|ffconcat|<\?wpl|<asx)/i;
const htmlStart = /^\s*(<!doctype html|<html|<head|<body)/i;
const markupStart = /^\s*<(\?xml|svg|smil|mpd)/i;

/**
 * Refuses files that are clearly of another kind, whatever their name, before FFmpeg reads them. Throws AppError
 * `no_audio` for an empty file and `unsupported_media` for text, playlists, documents, images and archives.
 */
export async function refuseOtherKinds(path: string): Promise<void> {
  const head = await readHead(path);
  if (head.length < 2) {
    throw new AppError('no_audio', { reason: head.length === 0 ? 'empty' : 'single_byte' });
  }
  const kind = await fileTypeFromBuffer(head);
  if (kind && !/^(audio|video)\//.test(kind.mime) && !soundApplications.has(kind.mime)) {
    throw new AppError('unsupported_media', { reason: 'other_file', extension: kind.ext, media_type: kind.mime });
  }
  if (kind?.mime.startsWith('audio/x-mpegurl')) throw new AppError('unsupported_media', { reason: 'playlist' });
  if (kind) return;
  const text = asText(head);
  if (text === null) return;
  if (playlistStart.test(text)) throw new AppError('unsupported_media', { reason: 'playlist' });
  if (htmlStart.test(text)) throw new AppError('unsupported_media', { reason: 'web_page' });
  if (markupStart.test(text)) throw new AppError('unsupported_media', { reason: 'xml' });
  // `#!AMR` is a sound format that begins with text.
  if (!text.startsWith('#!AMR')) throw new AppError('unsupported_media', { reason: 'text' });
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** null if the bytes are not text: control characters, or not UTF-8. */
function asText(head: Uint8Array): string | null {
  // A character may be cut at the end of the head.
  const text = new TextDecoder('utf-8').decode(head).slice(0, Math.max(1, head.length - 4));
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13)) return null;
  }
  return text;
}
