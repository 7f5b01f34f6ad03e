import { words } from '../base/language'
/** Words of the frame itself when it stands inside another page. */
export const embed = words('embed', {
  origin: (origin: string) =>
    `${origin} may not steer this workbench. Whoever runs it can add that address to allowedHosts in embed.json beside index.html.`,
  refused:
    'This browser keeps nothing for this frame, so jobs and results last until it is loaded anew. Everything works.',
  elsewhere:
    'Another page has this frame open under the same name, so what this one does is not kept. Everything works.',
})
