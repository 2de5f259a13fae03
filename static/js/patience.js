// How long to wait before the next try: 0.5 to 10 s, longer with each failure, scattered so that a hall full of phones
// doesn't come back all at once.
export function pauseAfter(failures) {
  return Math.max(500, Math.min(10_000, 500 * 2 ** failures) * (0.5 + Math.random() / 2));
}
