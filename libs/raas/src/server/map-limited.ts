/** Maps items in their order, so many at a time. Fails with the first that fails. */
export async function mapLimited<T, R>(
  items: readonly T[],
  most: number,
  map: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const entries = items.entries();
  const work = async () => {
    for (const [index, item] of entries) results[index] = await map(item);
  };
  await Promise.all(Array.from({ length: Math.min(Math.max(most, 1), items.length) }, work));
  return results;
}
