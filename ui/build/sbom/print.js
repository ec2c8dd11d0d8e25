// Prints, as CycloneDX, the npm packages of which there is something in the built pages: what npm calls a dependency says little,
// since Svelte and the letters are there for development in its eyes. `cargo xtask sbom` keeps it.
import { execFileSync } from 'node:child_process';
import { build } from 'vite';

/** The package that a module or an asset lies in, if it lies in one. */
const packageOf = (path) => /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];

// Asked first: a build tells npm that this is production, and then it leaves out what is there for development.
const words = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const all = JSON.parse(execFileSync('npm', words, { encoding: 'utf8', maxBuffer: 2 ** 26 }));

const outputs = [await build({ logLevel: 'silent', build: { write: false } })].flat();
const parts = outputs.flatMap(({ output }) => output);
const paths = parts.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : part.originalFileNames));
const shipped = new Set(paths.map((path) => packageOf(`/${path}`)).filter((name) => name !== undefined));

const named = ({ group, name }) => (group && !name.startsWith('@') ? `${group}/${name}` : name);
const components = all.components.filter((component) => shipped.has(named(component)));
const missing = [...shipped].filter((name) => !components.some((component) => named(component) === name));
if (missing.length > 0) throw new Error(`npm does not know what is in the pages: ${missing.join(', ')}`);
const refs = new Set(components.map((component) => component['bom-ref']));
const dependencies = (all.dependencies ?? [])
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: (dependsOn ?? []).filter((other) => refs.has(other)) }));
console.log(JSON.stringify({ ...all, components, dependencies }, undefined, 2));
