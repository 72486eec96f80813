// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/node.hpp"

#include <algorithm>

namespace onrecord::searcher {
namespace {

using schema::DocId;
using schema::Where;

// ---- the next document

DocId next_of(AllNode&, DocId from) { return from; }
DocId next_of(NothingNode&, DocId) { return no_document; }
DocId next_of(WordNode& node, DocId from) {
    return std::min(node.body.next(from), node.title.next(from));
}
DocId next_of(ValueNode& node, DocId from) { return node.documents.next(from); }
DocId next_of(ColumnNode&, DocId from) { return from; }
DocId next_of(RangeNode& node, DocId from) {
    const DocId next = std::max(from, node.first);
    return next <= node.last ? next : no_document;
}
DocId next_of(std::vector<Node>& all_of, DocId from) {
    DocId next = from;
    for (Node& child : all_of) {
        next = std::max(next, next_document(child, next));
    }
    return next;
}
DocId next_of(AndNode& node, DocId from) { return next_of(node.children, from); }
DocId next_of(OrNode& node, DocId from) {
    DocId next = no_document;
    for (Node& child : node.children)
        next = std::min(next, next_document(child, from));
    return next;
}
DocId next_of(NotNode&, DocId from) { return from; }
DocId next_of(PhraseNode& node, DocId from) { return next_document(node.words.front(), from); }
DocId next_of(WildcardNode& node, DocId from) { return node.candidates.next(from); }
DocId next_of(NearNode& node, DocId from) { return next_of(node.children, from); }

// ---- matching

struct Asked {
    const Window& window;
    const Bits& candidates;
    Scoring scoring;
};

Bits found_by(AllNode&, const Asked& asked) { return asked.candidates; }
Bits found_by(NothingNode&, const Asked&) { return Bits::none(); }

Bits found_by(WordNode& node, const Asked& asked) {
    node.in_body.has = Bits::none();
    node.in_title.has = Bits::none();
    if (asked.scoring == Scoring::On) {
        node.body.count(asked.window, asked.candidates, node.in_body);
        node.title.count(asked.window, asked.candidates, node.in_title);
    } else {
        node.body.find(asked.window, asked.candidates, node.in_body.has);
        node.title.find(asked.window, asked.candidates, node.in_title.has);
    }
    return (node.in_body.has | node.in_title.has) & asked.candidates;
}

Bits found_by(ValueNode& node, const Asked& asked) {
    Bits found;
    node.documents.find(asked.window, asked.candidates, found);
    return found & asked.candidates;
}

Bits found_by(ColumnNode& node, const Asked& asked) {
    Bits found;
    asked.candidates.for_each([&](std::uint32_t offset) {
        for (const schema::Ordinal ordinal : node.column->ordinals(asked.window.first + offset)) {
            if (node.is_wanted[ordinal]) found.set(offset);
        }
    });
    return found;
}

Bits found_by(RangeNode& node, const Asked& asked) {
    return asked.candidates & Bits::range(asked.window, node.first, node.last);
}

/// Asks the first `count` nodes one after another, each about what is left.
Bits narrowed(std::vector<Node>& nodes, std::size_t count, const Asked& asked) {
    Bits left = asked.candidates;
    for (std::size_t i = 0; i < count && !left.is_empty(); ++i) {
        match(nodes[i], asked.window, left, asked.scoring);
        left = nodes[i].found;
    }
    return left;
}

Bits found_by(AndNode& node, const Asked& asked) {
    return narrowed(node.children, node.children.size(), asked);
}

Bits found_by(OrNode& node, const Asked& asked) {
    Bits found;
    for (Node& child : node.children) {
        match(child, asked.window, asked.candidates, asked.scoring);
        found |= child.found;
    }
    return found;
}

Bits found_by(NotNode& node, const Asked& asked) {
    match(node.children.front(), asked.window, asked.candidates, Scoring::Off);
    Bits found = asked.candidates;
    return found.remove(node.children.front().found);
}

Bits found_by(PhraseNode& node, const Asked& asked) {
    const Bits likely = narrowed(node.words, node.narrowing, asked);
    Bits found;
    likely.for_each([&](std::uint32_t offset) {
        const DocId document = asked.window.first + offset;
        const bool stands =
            node.tokens->contains_phrase(document, Where::Title, node.ids) ||
            (!node.only_title && node.tokens->contains_phrase(document, Where::Body, node.ids));
        if (stands) found.set(offset);
    });
    if (asked.scoring == Scoring::Off || found.is_empty()) return found;
    for (std::size_t i = node.narrowing; i < node.words.size(); ++i) {
        match(node.words[i], asked.window, found, asked.scoring);
    }
    return found;
}

void count_wanted(WildcardNode& node, DocId document, Where where, Frequencies& frequencies) {
    node.tokens->read(document, where, node.words);
    const auto count = std::ranges::count_if(
        node.words, [&](schema::WordId word) { return node.is_wanted[word]; });
    if (count > 0) {
        frequencies.add((document - 1) % window_documents, static_cast<std::uint32_t>(count));
    }
}

Bits found_by(WildcardNode& node, const Asked& asked) {
    Bits likely;
    node.candidates.find(asked.window, asked.candidates, likely);
    node.in_body.has = Bits::none();
    node.in_title.has = Bits::none();
    (likely & asked.candidates).for_each([&](std::uint32_t offset) {
        const DocId document = asked.window.first + offset;
        count_wanted(node, document, Where::Title, node.in_title);
        if (!node.only_title) count_wanted(node, document, Where::Body, node.in_body);
    });
    return node.in_body.has | node.in_title.has;
}

bool are_near_in(NearNode& node, DocId document, Where where) {
    node.shard->tokens.read(document, where, node.text.words);
    node.text.where = where;
    for (std::size_t i = 0; i < node.finders.size(); ++i) {
        node.finders[i].find(node.text, node.places[i]);
        if (node.places[i].empty()) return false;
    }
    return are_near(node.places, node.distance);
}

Bits found_by(NearNode& node, const Asked& asked) {
    const Bits likely = narrowed(node.children, node.children.size(), asked);
    const schema::FacetColumn& languages = node.shard->facets.facet(schema::FieldId::Lang);
    Bits found;
    likely.for_each([&](std::uint32_t offset) {
        const DocId document = asked.window.first + offset;
        const auto lang = languages.ordinals(document);
        node.text.lang = lang.empty() ? languages.value_count() : lang.front();
        const bool stands =
            are_near_in(node, document, Where::Title) || are_near_in(node, document, Where::Body);
        if (stands) found.set(offset);
    });
    return found;
}

// ---- scoring

struct Scored {
    const Window& window;
    const Bits& matched;
    const PreparedShard& shard;
    std::span<Points> points;
};

void add_words(const Frequencies& body,
               const Frequencies& title,
               double weight,
               const Scored& scored) {
    const float* const norm = scored.shard.norms.data() + (scored.window.first - 1);
    (scored.matched & (body.has | title.has)).for_each([&](std::uint32_t offset) {
        const std::uint32_t count = (body.has.has(offset) ? body.counts[offset] : 0) +
                                    (title.has.has(offset) ? title.counts[offset] : 0);
        scored.points[offset] += word_points(weight, count, norm[offset]);
    });
}

void score_all(const std::vector<Node>& nodes, const Scored& scored) {
    for (const Node& node : nodes) {
        score(node, scored.window, scored.matched, scored.shard, scored.points);
    }
}

void score_by(const AllNode&, const Scored&) {}
void score_by(const NothingNode&, const Scored&) {}
void score_by(const ValueNode&, const Scored&) {}
void score_by(const ColumnNode&, const Scored&) {}
void score_by(const RangeNode&, const Scored&) {}
void score_by(const NotNode&, const Scored&) {}
void score_by(const WordNode& node, const Scored& scored) {
    add_words(node.in_body, node.in_title, node.weight, scored);
}
void score_by(const WildcardNode& node, const Scored& scored) {
    add_words(node.in_body, node.in_title, node.weight, scored);
}
void score_by(const AndNode& node, const Scored& scored) { score_all(node.children, scored); }
void score_by(const OrNode& node, const Scored& scored) { score_all(node.children, scored); }
void score_by(const NearNode& node, const Scored& scored) { score_all(node.children, scored); }
void score_by(const PhraseNode& node, const Scored& scored) { score_all(node.words, scored); }

}  // namespace

DocId next_document(Node& node, DocId from) {
    if (from == no_document) return from;
    return std::visit([&](auto& state) { return next_of(state, from); }, node.state);
}

void match(Node& node, const Window& window, const Bits& candidates, Scoring scoring) {
    const Asked asked{window, candidates, scoring};
    node.found = std::visit([&](auto& state) { return found_by(state, asked); }, node.state);
}

void score(const Node& node,
           const Window& window,
           const Bits& matched,
           const PreparedShard& shard,
           std::span<Points> points) {
    const Bits mine = matched & node.found;
    if (mine.is_empty()) return;
    const Scored scored{window, mine, shard, points};
    std::visit([&](const auto& state) { score_by(state, scored); }, node.state);
}

}  // namespace onrecord::searcher
