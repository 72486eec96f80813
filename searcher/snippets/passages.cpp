// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/passages.hpp"

#include "schema/sentences.hpp"
#include "searcher/snippets/quotations.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace onrecord::searcher::snippets {
namespace {

using schema::Span;

/// Neighbouring passages become one up to so many bytes.
constexpr std::uint32_t joined_bytes = 600;
/// The beginning that stands for a text without a match has about so many.
constexpr std::uint32_t beginning_bytes = 240;
/// What a word counts in a further passage when an earlier choice shows it already.
constexpr double shown_already = 0.2;
/// How much of an overlong sentence stands before its first match.
constexpr std::uint32_t bytes_before_match = 300;

/// What must stand in one passage: quotations, and phrases that run over a sentence's end.
std::vector<Span> wholes_of(const schema::AnnotatedEntry& revision,
                            const std::vector<TextMatch>& matches) {
    std::vector<Span> wholes = quotations(revision.entry.text, revision.annotations);
    for (const TextMatch& match : matches) {
        wholes.push_back(match.span);
    }
    std::erase_if(wholes, [](Span whole) { return whole.length() > longest_quotation; });
    std::ranges::sort(wholes, {}, [](Span whole) { return std::pair{whole.begin, whole.end}; });
    return wholes;
}

/// Sentences, those that share a whole made one. Both rise; one walk over both.
std::vector<Span> units_of(std::string_view text, const std::vector<Span>& wholes) {
    std::vector<Span> units;
    auto whole = wholes.begin();
    std::uint32_t reach = 0;  // Where the wholes end that begin in the last unit.
    for (const Span sentence : schema::sentences(text)) {
        if (!units.empty() && sentence.begin < reach) {
            units.back().end = sentence.end;
        } else {
            if (!units.empty()) units.back().end = std::max(units.back().end, reach);
            units.push_back(sentence);
        }
        for (; whole != wholes.end() && whole->begin < sentence.end; ++whole) {
            if (whole->end <= units.back().begin) continue;
            units.back().begin = std::min(units.back().begin, std::max(whole->begin, reach));
            reach = std::max(reach, whole->end);
        }
    }
    if (!units.empty()) units.back().end = std::max(units.back().end, reach);
    return units;
}

struct Unit {
    Span span;
    std::vector<const TextMatch*> matches;
};

std::vector<Unit> with_matches(const std::vector<Span>& spans,
                               const std::vector<TextMatch>& matches) {
    std::vector<Unit> units;
    auto match = matches.begin();
    for (const Span span : spans) {
        Unit unit{span, {}};
        for (; match != matches.end() && match->span.begin < span.end; ++match) {
            if (match->span.begin >= span.begin) unit.matches.push_back(&*match);
        }
        if (!unit.matches.empty()) units.push_back(std::move(unit));
    }
    return units;
}

double worth(const Unit& unit, const std::set<std::uint32_t>& shown) {
    std::set<std::uint32_t> counted;
    double worth = 0;
    for (const TextMatch* match : unit.matches) {
        const bool is_first = counted.insert(match->leaf).second;
        const double weight = match->weight + 0.01;
        worth +=
            is_first ? weight * (shown.contains(match->leaf) ? shown_already : 1.0) : weight * 0.02;
    }
    return worth;
}

/// The best units, each chosen in view of what those before show.
std::vector<Span> choose(std::vector<Unit> units, std::uint32_t most) {
    std::vector<Span> chosen;
    std::set<std::uint32_t> shown;
    while (chosen.size() < most && !units.empty()) {
        const auto best = std::ranges::max_element(
            units, {}, [&](const Unit& unit) { return worth(unit, shown); });
        for (const TextMatch* match : best->matches) {
            shown.insert(match->leaf);
        }
        chosen.push_back(best->span);
        units.erase(best);
    }
    std::ranges::sort(chosen, {}, &Span::begin);
    return chosen;
}

bool is_character_start(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// A piece of an overlong span around `match`, cut between characters and, where near, at blanks.
Span shortened(std::string_view text, Span span, std::uint32_t match) {
    Span piece = span;
    if (match - span.begin > bytes_before_match) piece.begin = match - bytes_before_match;
    piece.end = std::min(span.end, piece.begin + longest_sentence);
    while (piece.begin > span.begin && !is_character_start(text[piece.begin])) {
        --piece.begin;
    }
    while (piece.end < span.end && !is_character_start(text[piece.end])) {
        --piece.end;
    }
    const std::size_t blank = text.rfind(' ', piece.end);
    if (piece.end < span.end && blank != std::string_view::npos && blank > match &&
        piece.end - blank < 100) {
        piece.end = static_cast<std::uint32_t>(blank);
    }
    return piece;
}

/// Neighbours in the same paragraph as one.
std::vector<Span> joined(std::string_view text, const std::vector<Span>& spans) {
    std::vector<Span> all;
    for (const Span span : spans) {
        const bool is_next =
            !all.empty() && span.end - all.back().begin <= joined_bytes &&
            text.substr(all.back().end, span.begin - all.back().end).find_first_not_of(" \t") ==
                std::string_view::npos;
        if (is_next) {
            all.back().end = span.end;
        } else {
            all.push_back(span);
        }
    }
    return all;
}

/// The first units, until they are worth reading; of several not all, unless they may be.
std::vector<Span> beginning(const std::vector<Span>& units, bool may_be_all) {
    std::vector<Span> first;
    for (const Span unit : units) {
        const bool is_enough = !first.empty() && unit.end - first.front().begin > beginning_bytes;
        if (is_enough) break;
        first.push_back(unit);
    }
    if (!may_be_all && first.size() == units.size() && first.size() > 1) first.pop_back();
    return first;
}

std::uint32_t first_match_in(const std::vector<TextMatch>& matches, Span span) {
    for (const TextMatch& match : matches) {
        if (match.span.begin >= span.begin && match.span.end <= span.end) return match.span.begin;
    }
    return span.begin;
}

}  // namespace

std::vector<Passage> passages(const schema::AnnotatedEntry& revision,
                              const std::vector<TextMatch>& matches,
                              std::uint32_t most) {
    const std::string_view text = revision.entry.text;
    const std::vector<Span> units = units_of(text, wholes_of(revision, matches));
    if (most == 0 || units.empty()) return {};
    std::vector<Span> chosen = choose(with_matches(units, matches), most);
    if (chosen.empty()) chosen = beginning(units, most > 1);
    std::vector<Passage> passages;
    for (Span span : joined(text, chosen)) {
        if (passages.size() == most) break;
        if (span.length() > longest_quotation) {
            span = shortened(text, span, first_match_in(matches, span));
        }
        Passage passage;
        passage.text = text.substr(span.begin, span.length());
        passage.span = span;
        passage.matches = joined_spans(matches, span);
        passages.push_back(std::move(passage));
    }
    return passages;
}

}  // namespace onrecord::searcher::snippets
