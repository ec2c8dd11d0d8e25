// Puts the articles into the user interface: a module for each language, loaded when it is asked for.
import type { Plugin } from 'vite';
import { type Library, readLibrary, type Sources } from './library.ts';

const index = 'virtual:help';

/** What Vite calls a module that is no file. */
const own = '\0';

/** A broken article fails the build, whether anything asks for it or not. */
export function help(sources: Sources): Plugin {
  let library: Library | undefined;
  const current = () => {
    library ??= readLibrary(sources);
    return library;
  };

  return {
    name: 'help',
    buildStart() {
      current();
    },
    configureServer({ watcher }) {
      watcher.add(sources.articles);
    },
    hotUpdate({ file, modules }) {
      if (!library?.files.includes(file)) return;
      library = undefined;
      const given = [...this.environment.moduleGraph.idToModuleMap.values()];
      return [...modules, ...given.filter(({ id }) => id?.startsWith(own + index))];
    },
    resolveId(id) {
      return id === index || id.startsWith(`${index}/`) ? own + id : undefined;
    },
    load(id) {
      if (!id.startsWith(own + index)) return undefined;
      return id === own + index ? loaders(current()) : articlesOf(current(), id.slice(own.length + index.length + 1));
    },
  };
}

function loaders(library: Library): string {
  const lines = [...library.articles.keys()].map((language) => `'${language}': () => import('${index}/${language}'),`);
  return `export default {\n${lines.join('\n')}\n};`;
}

function articlesOf(library: Library, language: string): string {
  return `export default ${JSON.stringify(library.articles.get(language) ?? [])};`;
}
