// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quote_hits/quote_matcher.hpp"

#include "schema/document.hpp"
#include "searcher/matching/places.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::searcher::quote_hits {
namespace {

using schema::AnnotatedEntry;
using schema::FieldId;
using schema::Quote;
using schema::Span;
using schema::Where;

std::string_view words_of(const AnnotatedEntry& revision, const Quote& quote) {
    const schema::Entry& entry = revision.entry;
    const std::string_view text = quote.where == Where::Title ? entry.title : entry.text;
    return quote.span.begin > text.size() ? std::string_view{}
                                          : text.substr(quote.span.begin, quote.span.length());
}

bool is_of_words(const Plan& plan) {
    return plan.kind == QueryKind::Word || plan.kind == QueryKind::Phrase ||
           plan.kind == QueryKind::Wildcard;
}

/// One Quote, read once for all that a Query asks of it.
class AskedQuote {
public:
    AskedQuote(const AnnotatedEntry& revision,
               const Quote& quote,
               const FacetDictionary& facets,
               const schema::Analyzer& analyzer)
        : revision_{revision},
          quote_{quote},
          facets_{facets} {
        const std::string& lang = revision.entry.lang;
        analyzer.read(words_of(revision, quote), lang, words_);
        for (const schema::Word& word : words_)
            stems_.emplace_back(analyzer.stem(word.form, lang));
    }

    bool fits(const Plan& plan) const {
        const auto fits_it = [&](const Plan& child) { return fits(child); };
        switch (plan.kind) {
            case QueryKind::All:
                return true;
            case QueryKind::Nothing:
                return false;
            case QueryKind::And:
                return std::ranges::all_of(plan.children, fits_it);
            case QueryKind::Or:
                return std::ranges::any_of(plan.children, fits_it);
            case QueryKind::Not:
                return !fits(plan.children.front());
            case QueryKind::Near:
                return is_near(plan);
            case QueryKind::Word:
            case QueryKind::Phrase:
            case QueryKind::Wildcard:
                return !places(plan).empty();
            case QueryKind::Value:
                return has_value(plan);
            case QueryKind::Date:
                return is_within(plan.period);
        }
        return false;
    }

    /// Where the words stand that are asked for, not those that are excluded.
    void mark(const Plan& plan, std::vector<Span>& spans) const {
        if (plan.kind == QueryKind::Not) return;
        if (is_of_words(plan)) {
            for (const Place& place : places(plan))
                spans.push_back({words_[place.first].span.begin, words_[place.last].span.end});
        }
        for (const Plan& child : plan.children)
            mark(child, spans);
    }

private:
    std::vector<Place> places(const Plan& plan) const {
        std::vector<Place> found;
        if (plan.kind == QueryKind::Or) {
            for (const Plan& child : plan.children)
                std::ranges::copy(places(child), std::back_inserter(found));
            std::ranges::sort(found, {}, [](const Place& place) {
                return std::pair{place.first, place.last};
            });
            return found;
        }
        if (plan.field == FieldId::Title && quote_.where != Where::Title) return found;
        const std::size_t length = plan.kind == QueryKind::Phrase ? plan.words.size() : 1;
        for (std::size_t at = 0; at + length <= words_.size(); ++at) {
            if (stands(plan, at)) {
                found.push_back(
                    {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length - 1)});
            }
        }
        return found;
    }

    bool stands(const Plan& plan, std::size_t at) const {
        const auto contains = [](const std::vector<std::string>& all, std::string_view one) {
            return std::ranges::find(all, one) != all.end();
        };
        if (plan.kind == QueryKind::Word) return contains(plan.words.front().stems, stems_[at]);
        if (plan.kind == QueryKind::Wildcard) return contains(plan.forms, words_[at].form);
        for (std::size_t i = 0; i < plan.words.size(); ++i) {
            if (plan.words[i].form != words_[at + i].form) return false;
        }
        return true;
    }

    bool is_near(const Plan& plan) const {
        std::vector<std::vector<Place>> lists;
        for (const Plan& child : plan.children)
            lists.push_back(places(child));
        return are_near(lists, plan.distance);
    }

    /// The values of a Field: the Quote's own Speaker, all else of the Entry.
    std::vector<std::string> values(FieldId field) const {
        if (field == FieldId::Speaker)
            return quote_.speaker.empty() ? std::vector<std::string>{}
                                          : std::vector<std::string>{quote_.speaker};
        if (!schema::field(field).is_facet) return term_values(revision_, field);
        auto values = facet_values(revision_, field);
        if (field == FieldId::Topic)
            std::ranges::copy(revision_.annotations.narrow_topics, std::back_inserter(values));
        return values;
    }

    bool has_value(const Plan& plan) const {
        const auto is_asked = [&](const std::string& value) {
            if (plan.values.empty()) return boolean_term(plan.field, value) == plan.term;
            const auto& known = facets_.facet(plan.field).values;
            return std::ranges::any_of(plan.values, [&](ValueId id) { return known[id] == value; });
        };
        return std::ranges::any_of(values(plan.field), is_asked);
    }

    bool is_within(const schema::Period& period) const {
        const schema::KnownTime& published = revision_.entry.published;
        return published.is_known() && period.begin <= published.at && published.at < period.end;
    }

    const AnnotatedEntry& revision_;
    const Quote& quote_;
    const FacetDictionary& facets_;
    std::vector<schema::Word> words_;
    std::vector<std::string> stems_;
};

std::vector<Span> joined(std::vector<Span> spans) {
    std::ranges::sort(spans, {}, [](const Span& span) { return std::pair{span.begin, span.end}; });
    std::vector<Span> all;
    for (const Span& span : spans) {
        if (!all.empty() && span.begin < all.back().end) {
            all.back().end = std::max(all.back().end, span.end);
        } else {
            all.push_back(span);
        }
    }
    return all;
}

bool is_of_quotes(const Query& query) {
    switch (query.kind) {
        case QueryKind::Word:
        case QueryKind::Phrase:
        case QueryKind::Wildcard:
        case QueryKind::Near:
            return true;
        case QueryKind::Value:
            return query.field == FieldId::Speaker;
        default:
            return std::ranges::any_of(query.children, is_of_quotes);
    }
}

}  // namespace

bool is_found(const Quote& quote) {
    return quote.kind != schema::QuoteKind::Reported && quote.kind != schema::QuoteKind::Scare;
}

QuoteMatcher::QuoteMatcher(const Plan& plan,
                           const std::vector<Condition>& conditions,
                           const FacetDictionary& facets,
                           const schema::Analyzer& analyzer)
    : plan_{plan},
      facets_{facets},
      analyzer_{analyzer} {
    for (const Condition& condition : conditions) {
        if (condition.field != FieldId::Speaker) continue;
        Names& names = speakers_.emplace_back();
        for (const ValueId value : condition.values)
            names.insert(facets.facet(FieldId::Speaker).values[value]);
    }
}

std::optional<std::vector<Span>> QuoteMatcher::match(const AnnotatedEntry& revision,
                                                     const Quote& quote) const {
    const auto is_wanted = [&](const Names& names) { return names.contains(quote.speaker); };
    if (!std::ranges::all_of(speakers_, is_wanted)) return std::nullopt;
    const AskedQuote asked{revision, quote, facets_, analyzer_};
    if (!asked.fits(plan_)) return std::nullopt;
    std::vector<Span> spans;
    asked.mark(plan_, spans);
    return joined(std::move(spans));
}

Query of_entries(const Query& query) {
    if (query.kind == QueryKind::Not) return is_of_quotes(query) ? Query{} : query;
    Query wider = query;
    if (query.kind != QueryKind::Near)
        std::ranges::transform(query.children, wider.children.begin(), of_entries);
    return wider;
}

}  // namespace onrecord::searcher::quote_hits
