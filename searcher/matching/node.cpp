// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/node.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace onrecord::searcher {
namespace {

using schema::DocId;
using schema::Where;

// ---- the next document

DocId next_of(AllNode&, DocId from) { return from; }
DocId next_of(NothingNode&, DocId) { return no_document; }
DocId next_of(WordNode& node, DocId from) { return node.documents.next(from); }
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
    for (Node& child : node.children) {
        next = std::min(next, next_document(child, from));
    }
    return next;
}
DocId next_of(NotNode&, DocId from) { return from; }
DocId next_of(PhraseNode& node, DocId from) {
    const auto next_in = [&](bool may_be, std::vector<PostingUnion>& lists) {
        if (!may_be) return no_document;
        return lists.empty() ? from : lists.front().next(from);
    };
    return std::min(next_in(node.may_be_in_text, node.in_text),
                    next_in(node.may_be_in_title, node.in_title));
}
DocId next_of(WildcardNode& node, DocId from) { return node.candidates.next(from); }
DocId next_of(NearNode& node, DocId from) { return next_of(node.children, from); }

// ---- matching

struct Asked {
    const Window& window;
    const Bits& candidates;
};

Bits found_by(AllNode&, const Asked& asked) { return asked.candidates; }
Bits found_by(NothingNode&, const Asked&) { return Bits::none(); }

Bits found_in(PostingUnion& documents, const Asked& asked) {
    Bits found;
    documents.find(asked.window, asked.candidates, found);
    return found &= asked.candidates;
}

Bits found_by(WordNode& node, const Asked& asked) { return found_in(node.documents, asked); }
Bits found_by(ValueNode& node, const Asked& asked) { return found_in(node.documents, asked); }

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

/// Asks the nodes one after another, each about what is left.
Bits narrowed(std::vector<Node>& nodes, const Asked& asked) {
    Bits left = asked.candidates;
    for (Node& node : nodes) {
        if (left.is_empty()) break;
        match(node, asked.window, left);
        left = node.found;
    }
    return left;
}

Bits narrowed(std::vector<PostingUnion>& lists, const Asked& asked) {
    Bits left = asked.candidates;
    for (PostingUnion& list : lists) {
        if (left.is_empty()) break;
        left = found_in(list, {asked.window, left});
    }
    return left;
}

Bits found_by(AndNode& node, const Asked& asked) { return narrowed(node.children, asked); }

Bits found_by(OrNode& node, const Asked& asked) {
    Bits found;
    for (Node& child : node.children) {
        match(child, asked.window, asked.candidates);
        found |= child.found;
    }
    return found;
}

Bits found_by(NotNode& node, const Asked& asked) {
    match(node.children.front(), asked.window, asked.candidates);
    Bits found = asked.candidates;
    return found.remove(node.children.front().found);
}

/// Looks for a phrase in one document after another. They lie far apart in the token column, so
/// the texts of several are called into the cache before the first of them is read.
class PhraseFinder {
public:
    PhraseFinder(const PhraseNode& node, const Window& window, Where where, Bits& found)
        : node_{node},
          window_{window},
          where_{where},
          found_{found} {}

    void look(const Bits& likely) {
        likely.for_each([&](std::uint32_t offset) {
            const auto text = node_.tokens->encoded(window_.first + offset, where_);
            for (std::size_t i = 0; i < std::min(text.size(), called_bytes); i += cache_line) {
                __builtin_prefetch(text.data() + i);
            }
            waiting_[count_++] = offset;
            if (count_ == waiting_.size()) finish();
        });
        finish();
    }

private:
    static constexpr std::size_t cache_line = 64;
    static constexpr std::size_t called_bytes = 4 * cache_line;

    void finish() {
        for (const std::uint32_t offset : std::span{waiting_}.first(count_)) {
            if (node_.tokens->contains_encoded(window_.first + offset, where_, node_.phrase)) {
                found_.set(offset);
            }
        }
        count_ = 0;
    }

    const PhraseNode& node_;
    const Window& window_;
    Where where_;
    Bits& found_;
    std::array<std::uint32_t, 16> waiting_;
    std::size_t count_ = 0;
};

Bits found_by(PhraseNode& node, const Asked& asked) {
    Bits found;
    if (node.may_be_in_title) {
        PhraseFinder{node, asked.window, Where::Title, found}.look(narrowed(node.in_title, asked));
    }
    if (!node.may_be_in_text) return found;
    Bits likely = narrowed(node.in_text, asked);
    if (node.is_decided_in_text) return found |= likely;
    likely.remove(found);
    PhraseFinder{node, asked.window, Where::Body, found}.look(likely);
    return found;
}

std::uint32_t count_wanted(WildcardNode& node, DocId document, Where where) {
    node.tokens->read(document, where, node.words);
    const auto count = std::ranges::count_if(
        node.words, [&](schema::WordId word) { return node.is_wanted[word]; });
    return static_cast<std::uint32_t>(count);
}

Bits found_by(WildcardNode& node, const Asked& asked) {
    Bits found;
    found_in(node.candidates, asked).for_each([&](std::uint32_t offset) {
        const DocId document = asked.window.first + offset;
        std::uint32_t count = count_wanted(node, document, Where::Title);
        if (!node.only_title) count += count_wanted(node, document, Where::Body);
        if (count > 0) found.set(offset);
        node.counts[offset] = count;
    });
    return found;
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
    const Bits likely = narrowed(node.children, asked);
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

}  // namespace

DocId next_document(Node& node, DocId from) {
    if (from == no_document) return from;
    return std::visit([&](auto& state) { return next_of(state, from); }, node.state);
}

void match(Node& node, const Window& window, const Bits& candidates) {
    const Asked asked{window, candidates};
    node.found = std::visit([&](auto& state) { return found_by(state, asked); }, node.state);
}

}  // namespace onrecord::searcher
