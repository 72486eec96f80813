// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/hit_maker.hpp"

#include "searcher/snippets/passages.hpp"
#include "searcher/snippets/shown_part.hpp"
#include "searcher/text_pieces.hpp"

#include <string_view>
#include <utility>

namespace onrecord::searcher::snippets {
namespace {

using schema::FieldId;
using Names = std::set<std::string, std::less<>>;

void add_speakers(const std::vector<ValueId>& values, const FacetDictionary& facets, Names& names) {
    for (const ValueId value : values) {
        names.insert(facets.facet(FieldId::Speaker).values[value]);
    }
}

void add_speakers(const Plan& plan, const FacetDictionary& facets, Names& names) {
    if (plan.kind == QueryKind::Not) return;
    if (plan.field == FieldId::Speaker) add_speakers(plan.values, facets, names);
    for (const Plan& child : plan.children) {
        add_speakers(child, facets, names);
    }
}

/// The Quotes of these Speakers as if their words had matched.
std::vector<TextMatch> quotes_of(const schema::AnnotatedEntry& revision, const Names& speakers) {
    std::vector<TextMatch> matches;
    for (const schema::Quote& quote : revision.annotations.quotes) {
        const bool is_asked = quote.where == schema::Where::Body &&
                              quote.kind != schema::QuoteKind::Reported &&
                              speakers.contains(quote.speaker);
        if (is_asked) matches.push_back({quote.span, 0, 1});
    }
    return matches;
}

}  // namespace

Names asked_speakers(const Plan& plan,
                     const std::vector<Condition>& conditions,
                     const FacetDictionary& facets) {
    Names names;
    add_speakers(plan, facets, names);
    for (const Condition& condition : conditions) {
        if (condition.field == FieldId::Speaker) add_speakers(condition.values, facets, names);
    }
    return names;
}

HitMaker::HitMaker(const Plan& plan,
                   Names speakers,
                   const schema::Analyzer& analyzer,
                   std::uint32_t passages)
    : matcher_{plan},
      speakers_{std::move(speakers)},
      analyzer_{analyzer},
      passages_{passages} {}

std::vector<Passage> HitMaker::passages(const schema::AnnotatedEntry& revision) const {
    if (passages_ == 0) return {};
    const schema::Entry& entry = revision.entry;
    if (entry.text.size() > whole_text_bytes) {
        const ShownPart part = shown_part(revision, matcher_, analyzer_);
        auto shown = passages_of(part.revision, part.matches);
        for (Passage& passage : shown) {
            passage.span = {passage.span.begin + part.begin, passage.span.end + part.begin};
        }
        return shown;
    }
    return passages_of(revision,
                       matcher_.find(entry.text, entry.lang, schema::Where::Body, analyzer_));
}

std::vector<Passage> HitMaker::passages_of(const schema::AnnotatedEntry& revision,
                                           const std::vector<TextMatch>& matches) const {
    if (!matches.empty() || speakers_.empty()) {
        return snippets::passages(revision, matches, passages_);
    }
    // Who asks for a Speaker and no words wants to see what was said.
    auto said = snippets::passages(revision, quotes_of(revision, speakers_), passages_);
    for (Passage& passage : said) {
        passage.matches.clear();
    }
    return said;
}

Hit HitMaker::make(schema::AnnotatedEntry revision, double score) const {
    Hit hit;
    hit.score = score;
    if (passages_ == 0) {
        hit.revision = std::move(revision);
        return hit;
    }
    const schema::Entry& entry = revision.entry;
    const std::string_view title =
        std::string_view{entry.title}.substr(0, end_of_piece(entry.title, 0, whole_text_bytes));
    const schema::Span whole{0, static_cast<std::uint32_t>(title.size())};
    hit.title_matches =
        joined_spans(matcher_.find(title, entry.lang, schema::Where::Title, analyzer_), whole);
    hit.passages = passages(revision);
    hit.revision = std::move(revision);
    return hit;
}

}  // namespace onrecord::searcher::snippets
