const named = (sv, en, da) => ({ sv, en, da })

const people = [
  ['anna-berglund', 'Anna Berglund', named('moderator för dagen', 'moderator of the day', 'dagens moderator')],
  ['karin-sandgren', 'Karin Sandgren', named('socialsekreterare', 'social worker', 'socialrådgiver')],
  ['yusuf-amin', 'Yusuf Amin', named('boendestödjare', 'housing support worker', 'bostøttemedarbejder')],
  ['elisabet-nyqvist', 'Elisabet Nyqvist', named('forskare', 'researcher', 'forsker')],
  ['mikkel-holm', 'Mikkel Holm', named('enhetschef', 'head of unit', 'afdelingsleder')],
].map(([id, name, role]) => ({ id, name, role }))

/**
 * A whole conference day, 09.30–16.00: live and prerecorded sessions at fixed times, a lunch, several
 * speakers in an item, gaps between items, and one dialogue. `media` are the two recordings at hand.
 */
export const conferenceDay = (base, media) => ({
  ...base,
  id: 'conference-day',
  title: named('En dag om delaktighet', 'A day on participation', 'En dag om deltagelse'),
  start: `${base.start.slice(0, 10)}T09:30`,
  fixedEnd: '16:00',
  people,
  programme: [
    { kind: 'welcome', id: 'welcome', title: named('Välkommen', 'Welcome', 'Velkommen'), seconds: 900, fixedAt: '09:30' },
    {
      kind: 'session',
      id: 'opening',
      title: named('Vems kunskap räknas?', 'Whose knowledge counts?', 'Hvis viden tæller?'),
      seconds: 2700,
      fixedAt: '09:45',
      mode: 'live',
      speakers: ['anna-berglund', 'mikkel-holm'],
      about: named('Inledning från scenen.', 'Opening from the stage.', 'Åbning fra scenen.'),
    },
    { kind: 'pause', id: 'coffee', title: named('Kaffe', 'Coffee', 'Kaffe'), seconds: 1200, minimumSeconds: 600 },
    {
      kind: 'session',
      id: 'equal-terms',
      title: named('Att mötas på lika villkor', 'Meeting on equal terms', 'At mødes på lige vilkår'),
      seconds: Math.ceil(media[0].duration),
      fixedAt: '10:55',
      mode: 'prerecorded',
      speakers: ['karin-sandgren', 'yusuf-amin'],
      media: media[0],
    },
    {
      kind: 'session',
      id: 'panel',
      title: named('Panelsamtal', 'Panel', 'Panelsamtale'),
      seconds: 2700,
      fixedAt: '11:15',
      mode: 'live',
      speakers: ['karin-sandgren', 'yusuf-amin', 'mikkel-holm', 'anna-berglund'],
    },
    { kind: 'pause', id: 'lunch', title: named('Lunch', 'Lunch', 'Frokost'), seconds: 3600, fixedAt: '12:00' },
    {
      kind: 'session',
      id: 'knowing-doing',
      title: named('Från att veta till att göra', 'From knowing to doing', 'Fra at vide til at gøre'),
      seconds: Math.ceil(media[1].duration),
      fixedAt: '13:00',
      mode: 'prerecorded',
      speakers: ['elisabet-nyqvist'],
      media: media[1],
    },
    {
      kind: 'dialogue',
      id: 'tables',
      title: named('Gruppsamtal', 'Dialogue', 'Gruppesamtale'),
      seconds: 2400,
      minimumSeconds: 1200,
      fixedAt: '13:20',
      purpose: 'learning',
      parts: [
        { kind: 'round', prompt: named('Vad tar du med dig?', 'What do you take with you?', 'Hvad tager du med dig?'), secondsPerSeat: 120 },
        { kind: 'open', prompt: named('Vad gör vi med det?', 'What do we do with it?', 'Hvad gør vi med det?'), seconds: 1560, minimumSeconds: 300 },
      ],
    },
    { kind: 'pause', id: 'break', title: named('Bensträckare', 'Break', 'Pause'), seconds: 900, minimumSeconds: 300 },
    {
      kind: 'session',
      id: 'finale',
      title: named('Vad händer nu?', 'What happens now?', 'Hvad sker der nu?'),
      seconds: 4200,
      fixedAt: '14:20',
      mode: 'live',
      speakers: ['elisabet-nyqvist', 'anna-berglund', 'mikkel-holm'],
    },
    { kind: 'closing', id: 'closing', title: named('Avslutning', 'Closing', 'Afslutning'), seconds: 900, minimumSeconds: 300 },
    {
      kind: 'evaluation',
      id: 'evaluation',
      title: named('Utvärdering', 'Evaluation', 'Evaluering'),
      seconds: 900,
      minimumSeconds: 300,
      questions: [
        {
          kind: 'scale',
          id: 'day',
          prompt: named('Hur var dagen?', 'How was the day?', 'Hvordan var dagen?'),
          low: named('Inte bra', 'Not good', 'Ikke god'),
          high: named('Mycket bra', 'Very good', 'Meget god'),
        },
      ],
    },
  ],
})
