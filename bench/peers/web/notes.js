// The same notes for every peer: 160 by 120, with words and a number, a hundred in a row.
const WORDS = "A festival that wants to try cups that come back with twenty thousand visitors".split(" ");

export const words = (at) => `${WORDS.slice(0, 4 + (at % 10)).join(" ")} ${at}`;

export const grid = (count) => {
  const across = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, at) => [
    (at % across) * 172,
    Math.floor(at / across) * 132,
  ]);
};
