import { words } from '../base/language'
/** Words of the frame itself when it stands inside another page. */
export const embed = words('embed', {
  refused: (origin: string) =>
    `${origin} may not steer this workbench. Whoever runs it can add that address to allowedHosts in embed.json beside index.html.`,
  keptOf: (host: string) => `In a frame of ${host}`,
})
