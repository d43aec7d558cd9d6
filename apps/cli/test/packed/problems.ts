/** What publint and "Are the types wrong?" find in a package as it is packed. Neither asks a registry. */
import { checkPackage, createPackageFromTarballData, type ResolutionKind } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/**
 * The resolutions that the libraries are for: a module under Node's rules, and a bundler's.
 *
 * They have no CommonJS form. A CommonJS program of TypeScript may not import them statically ("node16-cjs"), and the
 * resolution before `exports` ("node10") finds nothing in them; both are told in every manifest by `type` and `engines`.
 */
const SUPPORTED: readonly ResolutionKind[] = ['node16-esm', 'bundler'];

/** What publint has to say of a tarball, suggestions included. */
export async function publintProblems(tarball: Uint8Array): Promise<string[]> {
  const { buffer } = new Uint8Array(tarball);
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** What is wrong with the types behind these entries of a tarball, such as `.` or `./realms`. */
export async function typesProblems(tarball: Uint8Array, entrypoints: readonly string[]): Promise<string[]> {
  const result = await checkPackage(createPackageFromTarballData(tarball), { entrypoints: [...entrypoints] });
  if (result.types === false) return ['no types'];
  return result.problems
    .filter((problem) => !('resolutionKind' in problem) || SUPPORTED.includes(problem.resolutionKind))
    .map((problem) => JSON.stringify(problem));
}
