import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The answer to a request. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

interface Stored {
  bytes: Buffer;
  etag: string;
  at: Date;
}

interface Unfinished {
  key: string;
  at: Date;
  parts: Map<number, Stored>;
}

const leastPart = 5 * 1024 * 1024;
const statusOf: Record<string, number> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  NoSuchUpload: 404,
  InvalidRange: 416,
  PreconditionFailed: 412,
  NotImplemented: 501,
  InternalError: 500,
  SlowDown: 503,
  EntityTooSmall: 400,
  InvalidPart: 400,
  XAmzContentSHA256Mismatch: 400,
};

export function refusal(code: string): Answer {
  return {
    status: statusOf[code] ?? 403,
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
    headers: { 'content-type': 'application/xml' },
  };
}

interface AskedObject {
  method: string;
  key: string;
  /** All query parameters of the request. */
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** One bucket in memory, with the operations of S3 that are used here. */
export class S3Objects {
  readonly objects = new Map<string, Stored>();
  readonly unfinished = new Map<string, Unfinished>();
  readonly #pageSize: number;

  constructor(pageSize: number) {
    this.#pageSize = pageSize;
  }

  answer({ method, key, query, headers, body }: AskedObject): Answer {
    const upload = query.get('uploadId');
    if (key === '')
      return method === 'GET' && query.has('uploads')
        ? this.#listUnfinished(query)
        : method === 'GET' && query.get('list-type') === '2'
          ? this.#list(query)
          : refusal('NotImplemented');
    if (method === 'POST')
      return query.has('uploads')
        ? this.#begin(key)
        : upload === null
          ? refusal('NotImplemented')
          : this.#complete(upload, String(body));
    if (method === 'PUT' && upload !== null) return this.#part(upload, Number(query.get('partNumber')), body);
    if (method === 'PUT') return this.#keep(key, body);
    if (method === 'DELETE') return upload === null ? this.#delete(key) : this.#abort(upload);
    return this.#get(key, method === 'HEAD', headers.range ?? '', headers['if-match'] ?? '');
  }

  #keep(key: string, bytes: Buffer, etag = etagOf(bytes)): Answer {
    this.objects.set(key, { bytes, etag, at: new Date() });
    return { status: 200, headers: { etag } };
  }

  #delete(key: string): Answer {
    this.objects.delete(key);
    return { status: 204 };
  }

  #get(key: string, isHead: boolean, range: string, match: string): Answer {
    const found = this.objects.get(key);
    if (!found) return isHead ? { status: 404 } : refusal('NoSuchKey');
    const { bytes, etag, at } = found;
    if (match !== '' && match !== etag) return refusal('PreconditionFailed');
    const headers = { etag, 'last-modified': at.toUTCString(), 'accept-ranges': 'bytes' };
    const asked = /^bytes=(\d+)-(\d+)$/.exec(range);
    if (!asked)
      return isHead
        ? { status: 200, headers: { ...headers, 'content-length': String(bytes.length) } }
        : { status: 200, headers, body: bytes };
    const start = Number(asked[1]);
    const end = Math.min(Number(asked[2]), bytes.length - 1);
    if (start >= bytes.length) return refusal('InvalidRange');
    return {
      status: 206,
      headers: { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` },
      body: bytes.subarray(start, end + 1),
    };
  }

  #begin(key: string): Answer {
    const id = randomUUID();
    this.unfinished.set(id, { key, at: new Date(), parts: new Map() });
    return xml('InitiateMultipartUploadResult', `<Key>${key}</Key><UploadId>${id}</UploadId>`);
  }

  #part(id: string, number: number, bytes: Buffer): Answer {
    const etag = etagOf(bytes);
    const upload = this.unfinished.get(id);
    upload?.parts.set(number, { bytes, etag, at: new Date() });
    return upload ? { status: 200, headers: { etag } } : refusal('NoSuchUpload');
  }

  #complete(id: string, body: string): Answer {
    const upload = this.unfinished.get(id);
    if (!upload) return refusal('NoSuchUpload');
    const named = [...body.matchAll(/<Part>.*?<\/Part>/gs)].map(([part = '']) => ({
      number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
      etag: /<ETag>(.*?)<\/ETag>/.exec(part)?.[1]?.replaceAll('&quot;', '"'),
    }));
    const parts = named.flatMap(({ number, etag }) => {
      const part = upload.parts.get(number);
      return part && part.etag === etag ? [part.bytes] : [];
    });
    if (parts.length !== named.length || parts.length === 0) return refusal('InvalidPart');
    if (parts.slice(0, -1).some((part) => part.length < leastPart)) return refusal('EntityTooSmall');
    this.unfinished.delete(id);
    this.#keep(upload.key, Buffer.concat(parts), `"${randomUUID()}-${parts.length}"`);
    return xml('CompleteMultipartUploadResult', `<Key>${upload.key}</Key>`);
  }

  #abort(id: string): Answer {
    return this.unfinished.delete(id) ? { status: 204 } : refusal('NoSuchUpload');
  }

  #list(query: URLSearchParams): Answer {
    const prefix = query.get('prefix') ?? '';
    const delimiter = query.get('delimiter') ?? '';
    const after = query.get('continuation-token') ?? '';
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
    const cut = (key: string): string => {
      const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
      return at < 0 ? key : key.slice(0, at + 1);
    };
    const names = [...new Set(keys.map(cut))].filter((name) => name > after);
    const page = names.slice(0, this.#pageSize);
    const entries = page.map((name) => {
      const found = this.objects.get(name);
      return found
        ? `<Contents><Key>${name}</Key><LastModified>${found.at.toISOString()}</LastModified><Size>${found.bytes.length}</Size></Contents>`
        : `<CommonPrefixes><Prefix>${name}</Prefix></CommonPrefixes>`;
    });
    const more = names.length > page.length;
    return xml(
      'ListBucketResult',
      `<IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : ''}${entries.join('')}`,
    );
  }

  #listUnfinished(query: URLSearchParams): Answer {
    const marker = query.get('upload-id-marker') ?? '';
    const all = [...this.unfinished]
      .filter(([, { key }]) => key.startsWith(query.get('prefix') ?? ''))
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
    const rest = all.filter(([id]) => id > marker);
    const page = rest.slice(0, this.#pageSize);
    const more = rest.length > page.length;
    const entries = page.map(
      ([id, { key, at }]) =>
        `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${at.toISOString()}</Initiated></Upload>`,
    );
    return xml(
      'ListMultipartUploadsResult',
      `<IsTruncated>${more}</IsTruncated>${more ? `<NextKeyMarker>${page.at(-1)?.[1].key ?? ''}</NextKeyMarker><NextUploadIdMarker>${page.at(-1)?.[0] ?? ''}</NextUploadIdMarker>` : ''}${entries.join('')}`,
    );
  }
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

function xml(name: string, inner: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body:
      `<?xml version="1.0" encoding="UTF-8"?><${name} ` +
      `xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner}</${name}>`,
  };
}
