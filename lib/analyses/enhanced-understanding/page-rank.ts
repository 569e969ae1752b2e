const damping = 0.85;
const rounds = 20;

/**
 * PageRank over a weighted graph without direction, as TextRank uses it (Mihalcea and Tarau, "TextRank: Bringing order into texts", EMNLP 2004):
 * `links[i][j]` is the weight between two nodes. Costs the square of the nodes, so callers bound them.
 */
export function pageRank(links: readonly (readonly number[])[]): number[] {
  const totals = links.map((row) => row.reduce((sum, value) => sum + value, 0));
  let ranks = links.map(() => 1);
  for (let round = 0; round < rounds; round += 1) {
    ranks = links.map((_, i) => 1 - damping + damping * links.reduce((sum, row, j) => sum + ((row[i] ?? 0) / (totals[j] || 1)) * (ranks[j] ?? 0), 0));
  }
  return ranks;
}
