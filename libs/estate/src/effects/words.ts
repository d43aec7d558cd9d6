/** The name of a resource as it stands in a sentence: `PollerSubnet` is a `poller subnet`. */
export function inWords(resource: string): string {
  return resource.replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ').toLowerCase();
}
