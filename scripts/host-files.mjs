import { readFileSync } from 'node:fs'
import { FOR_EVERYBODY, headersFor } from './headers.mjs'

/** The origins in an `embed.json`. What is no http(s) origin would end up as a directive of its own. */
export function allowedOrigins(text) {
  return JSON.parse(text).allowedHosts.map((host) => {
    const { protocol, origin } = new URL(host)
    const isAddress = (protocol === 'https:' || protocol === 'http:') && /^[\w.:/[\]-]+$/.test(origin)
    if (!isAddress) throw new Error(`embed.json: ${host} is no http(s) address`)
    return origin
  })
}

/** Header files for common static hosts, copied into dist/ with public/. They name the hosts of public/embed.json. */
export function hostFiles(allowedHosts = allowedOrigins(readFileSync('public/embed.json', 'utf8'))) {
  const entries = Object.entries(headersFor(allowedHosts))
  const [everybody, origins] = ['Access-Control-Allow-Origin', '*']
  return {
    // Netlify, Cloudflare Pages
    'public/_headers': `/*\n${entries.map(([name, value]) => `  ${name}: ${value}`).join('\n')}\n${FOR_EVERYBODY.map((name) => `/${name}\n  ${everybody}: ${origins}\n`).join('')}`,
    'public/vercel.json': `${JSON.stringify(
      {
        headers: [
          { source: '/(.*)', headers: entries.map(([key, value]) => ({ key, value })) },
          ...FOR_EVERYBODY.map((name) => ({
            source: `/(.*/)?${name}`,
            headers: [{ key: everybody, value: origins }],
          })),
        ],
      },
      null,
      2,
    )}\n`,
    'public/.htaccess': `<IfModule mod_headers.c>\n${entries.map(([name, value]) => `  Header always set ${name} "${value}"`).join('\n')}\n${FOR_EVERYBODY.map((name) => `  <Files "${name}">\n    Header always set ${everybody} "${origins}"\n  </Files>\n`).join('')}</IfModule>\nAddType application/wasm .wasm\nAddType application/manifest+json .webmanifest\n`,
    'public/nginx-headers.conf': nginx(entries),
  }
}

/**
 * For a `server` of nginx. A `types` block would take the place of all types the server knows, and headers of a
 * `location` that of all others: neither stands here.
 */
function nginx(entries) {
  const everybody = FOR_EVERYBODY.map((name) => name.replaceAll('.', String.raw`\.`)).join('|')
  return `${entries.map(([name, value]) => `add_header ${name} "${value}" always;`).join('\n')}
set $basketeer_origins "";
if ($uri ~ "/(${everybody})$") { set $basketeer_origins "*"; }
add_header Access-Control-Allow-Origin $basketeer_origins always;
location ~ "\\.wasm$" { types {} default_type application/wasm; }
location ~ "\\.webmanifest$" { types {} default_type application/manifest+json; }
`
}
