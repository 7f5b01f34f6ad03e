import { readFileSync } from 'node:fs'
import { headersFor } from './headers.mjs'

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
  return {
    // Netlify, Cloudflare Pages
    'public/_headers': `/*\n${entries.map(([name, value]) => `  ${name}: ${value}`).join('\n')}\n`,
    'public/vercel.json': `${JSON.stringify(
      { headers: [{ source: '/(.*)', headers: entries.map(([key, value]) => ({ key, value })) }] },
      null,
      2,
    )}\n`,
    'public/.htaccess': `<IfModule mod_headers.c>\n${entries.map(([name, value]) => `  Header always set ${name} "${value}"`).join('\n')}\n</IfModule>\nAddType application/wasm .wasm\n`,
    'public/nginx-headers.conf': `${entries.map(([name, value]) => `add_header ${name} "${value}" always;`).join('\n')}\ntypes { application/wasm wasm; }\n`,
  }
}
