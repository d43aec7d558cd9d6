/** A URL without the user that it names, and that user. */
export function splitUser(url: string): { readonly url: string; readonly username?: string } {
  const [, scheme = '', user] = /^([^/]*\/\/)(?:([^/@]*)@)?/.exec(url) ?? [];
  if (user === undefined) return { url };
  const [name = ''] = user.split(':');
  return {
    url: scheme + url.slice(scheme.length + user.length + 1),
    ...(name !== '' && { username: decodeURIComponent(name) }),
  };
}
