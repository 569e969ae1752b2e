import { expect, test } from 'vitest';
import { ConcurrencyLimiter } from './concurrency-limiter.ts';

test('an address has a limited number of slots, and each is released once', () => {
  const places = new ConcurrencyLimiter(2);
  const full = () => expect(() => places.take('a')).toThrow(expect.objectContaining({ code: 'too_many_requests' }));
  const [first, second] = [places.take('a'), places.take('a')];
  full();
  places.take('b');
  first();
  first();
  const third = places.take('a');
  full();
  second();
  third();
  places.take('a');
  places.take('a');
  full();
});
