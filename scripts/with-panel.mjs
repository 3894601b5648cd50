// Keeps the panel in one piece. What is loaded later shares modules with what is loaded first, each part others; a
// bundler that does not know which comes first makes a piece of its own of every such overlap, dozens of them.

/**
 * Whatever is imported dynamically imports these modules too, which are there by then: so all that they need is shared by
 * the same parts, and stays in one piece.
 * @param {readonly string[]} modules what every entry of the panel begins with
 * @returns {import('esbuild').Plugin}
 */
export const withPanel = (modules) => ({
  name: 'with-panel',
  setup(build) {
    build.onResolve({ filter: /^\./ }, async ({ kind, path, importer, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === modules) return null
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: modules })
      return found.errors.length > 0 ? found : { path: found.path, namespace: 'later' }
    })
    build.onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({
      contents: [
        ...modules.map((each) => `import ${JSON.stringify(each)}`),
        `export * from ${JSON.stringify(path)}`,
      ].join('\n'),
      resolveDir: '/',
    }))
  },
})
