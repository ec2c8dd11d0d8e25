// Which articles are offered: those whose features are all on.
import type { Article, Feature, Place } from './articles';

export class Offer {
  /** In the order in which they are offered. */
  readonly articles: Article[];

  constructor(all: Article[], on: readonly Feature[]) {
    this.articles = all.filter(({ features }) => features.every((feature) => on.includes(feature)));
  }

  find(slug: string): Article | undefined {
    return this.articles.find((article) => article.slug === slug);
  }

  /** Whether a link to it leads anywhere. */
  has({ slug }: Place): boolean {
    return this.find(slug) !== undefined;
  }

  /** The likeliest questions, the likeliest first, as far as they can be answered. */
  get questions() {
    return this.articles.flatMap(({ questions }) => questions).filter(({ see }) => this.has(see));
  }

  relatedTo(article: Article): Article[] {
    return article.related.flatMap((slug) => this.find(slug) ?? []);
  }
}
