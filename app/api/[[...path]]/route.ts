import { AppError } from '#lib/base/errors';
import { route } from '#lib/transports/http/answer/problem';

export const dynamic = 'force-dynamic';

/** Answers every address under /api that has no other route: a script cannot read the HTML of a page. */
const unknown = route<{ path?: string[] }>(async () => {
  throw new AppError('not_found', { reason: 'api_address' });
});

export {
  unknown as DELETE,
  unknown as GET,
  unknown as HEAD,
  unknown as OPTIONS,
  unknown as PATCH,
  unknown as POST,
  unknown as PUT,
};
