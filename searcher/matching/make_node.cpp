// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/common_pairs.hpp"
#include "schema/document.hpp"
#include "schema/neighbours.hpp"
#include "searcher/matching/node.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <utility>

namespace onrecord::searcher {
namespace {

using schema::DocId;
using schema::FieldId;

/// More values than this are looked up in the column.
constexpr std::size_t most_posting_lists = 64;
/// A word so many times as frequent as the rarest of a phrase does not narrow it further: asking
/// the token column about a candidate costs about as much as so many steps of a posting list.
constexpr std::uint64_t worth_narrowing = 32;
/// So many lists leave hardly a document that has not the phrase.
constexpr std::size_t most_narrowing = 6;

/// What all the makers need.
struct Ground {
    const ShardHandle& shard;
    const FacetDictionary& facets;
    const schema::Analyzer& analyzer;
};

Node nothing() { return {NothingNode{}, 0, {}}; }

std::vector<Node> children_of(const Plan& plan, const Ground& ground) {
    std::vector<Node> children;
    for (const Plan& child : plan.children) {
        children.push_back(make_node(child, ground.facets, ground.shard, ground.analyzer));
    }
    return children;
}

void add_terms(PostingUnion& documents,
               const std::vector<std::string>& stems,
               FieldId field,
               const Ground& ground) {
    for (const std::string& stem : stems) {
        documents.add(ground.shard, schema::word_term(field, stem));
    }
}

/// The column's list of a stem has the title's words too.
PostingUnion word_postings(const PlannedWord& word, FieldId field, const Ground& ground) {
    PostingUnion documents;
    add_terms(
        documents, word.stems, field == FieldId::Title ? FieldId::Title : FieldId::Text, ground);
    return documents;
}

Node word_node(const PlannedWord& word, FieldId field, const Ground& ground) {
    WordNode node{word_postings(word, field, ground), word.weight};
    const std::uint64_t cost = node.documents.size();
    return {std::move(node), cost, {}};
}

void cheapest_first(std::vector<Node>& nodes) {
    std::ranges::stable_sort(nodes, {}, [](const Node& node) {
        const bool is_not = std::holds_alternative<NotNode>(node.state);
        return std::pair{is_not, node.cost};
    });
}

std::uint64_t least_cost(const std::vector<Node>& nodes) {
    std::uint64_t least = UINT64_MAX;
    for (const Node& node : nodes) {
        least = std::min(least, node.cost);
    }
    return least;
}

std::uint64_t sum_of_costs(const std::vector<Node>& nodes) {
    std::uint64_t sum = 0;
    for (const Node& node : nodes) {
        sum += node.cost;
    }
    return sum;
}

bool has_term(const PlannedWord& word) {
    return std::ranges::any_of(word.stems, [](const std::string& stem) {
        return !schema::word_term(FieldId::Text, stem).empty();
    });
}

/// A Phrase's words without duplicates; a repeated word counts twice.
std::vector<PlannedWord> distinct_words(const Plan& phrase) {
    std::vector<PlannedWord> distinct;
    for (const PlannedWord& word : phrase.words) {
        const auto same = std::ranges::find(distinct, word.form, &PlannedWord::form);
        if (same == distinct.end()) {
            distinct.push_back(word);
        } else {
            same->weight += word.weight;
        }
    }
    return distinct;
}

/// Leaves the rarest lists, rarest first.
void keep_rarest(std::vector<PostingUnion>& lists) {
    std::ranges::stable_sort(lists, {}, &PostingUnion::size);
    std::size_t kept = 0;
    while (kept < std::min(lists.size(), most_narrowing) &&
           lists[kept].size() <= lists.front().size() * worth_narrowing) {
        ++kept;
    }
    lists.erase(lists.begin() + static_cast<std::ptrdiff_t>(kept), lists.end());
}

/// The lists of the words in that field. A word too long to be a term stands in the token column
/// only.
std::vector<PostingUnion> word_lists(std::span<const PlannedWord> words,
                                     FieldId field,
                                     const Ground& ground) {
    std::vector<PostingUnion> lists;
    for (const PlannedWord& word : words) {
        if (has_term(word)) lists.push_back(word_postings(word, field, ground));
    }
    return lists;
}

/// The list of two neighbouring words in the text and whether it has nothing else; empty where
/// neither word narrows the other.
struct PairList {
    PostingUnion list;
    bool is_asked = false;
    bool is_own = false;
};

PairList pair_list(const Plan& phrase,
                   std::span<const schema::WordId> ids,
                   std::size_t second,
                   const Ground& ground) {
    const schema::Word words[] = {{phrase.words[second - 1].form, {}},
                                  {phrase.words[second].form, {}}};
    PairList pair;
    for (const std::string& term : schema::common_pair_terms(words)) {
        pair.list.add(ground.shard, term);
        pair.is_asked = pair.is_own = true;
    }
    const schema::PostingColumn& column = ground.shard.shard->postings;
    const schema::Neighbours neighbours{column.neighbour_words(), column.neighbour_buckets()};
    if (pair.is_asked || !neighbours.has(ids[second - 1], ids[second])) return pair;
    pair.is_asked = true;
    pair.list.add(ground.shard, schema::own_pair_term(ids[second - 1], ids[second]));
    pair.is_own = !pair.list.is_empty();
    if (!pair.is_own) {
        pair.list.add(ground.shard,
                      schema::shared_pair_term(neighbours, ids[second - 1], ids[second]));
    }
    return pair;
}

/// Those of neighbouring words, in the text. True when they are the whole phrase.
bool add_pair_lists(const Plan& phrase,
                    std::span<const schema::WordId> ids,
                    const Ground& ground,
                    std::vector<PostingUnion>& lists) {
    bool are_own = ids.size() == 2;
    for (std::size_t i = 1; i < ids.size(); ++i) {
        PairList pair = pair_list(phrase, ids, i, ground);
        are_own = are_own && pair.is_own;
        if (pair.is_asked) lists.push_back(std::move(pair.list));
    }
    return are_own;
}

bool are_in_all(const std::vector<PostingUnion>& lists) {
    return std::ranges::none_of(lists, &PostingUnion::is_empty);
}

Node phrase_node(const Plan& plan, const Ground& ground) {
    PhraseNode node;
    node.tokens = &ground.shard.shard->tokens;
    const std::vector<schema::WordId> ids = phrase_ids(plan, *node.tokens);
    if (ids.empty()) return nothing();
    node.phrase = schema::TokenColumn::encode(ids);
    const std::vector<PlannedWord> distinct = distinct_words(plan);
    node.in_title = word_lists(distinct, FieldId::Title, ground);
    node.may_be_in_title = are_in_all(node.in_title);
    keep_rarest(node.in_title);
    if (plan.field != FieldId::Title) {
        node.is_decided_in_text = add_pair_lists(plan, ids, ground, node.in_text);
        if (!node.is_decided_in_text) {
            std::ranges::move(word_lists(distinct, FieldId::Text, ground),
                              std::back_inserter(node.in_text));
        }
        node.may_be_in_text = are_in_all(node.in_text);
        keep_rarest(node.in_text);
    }
    if (!node.may_be_in_text && !node.may_be_in_title) return nothing();
    for (const PlannedWord& word : distinct) {
        if (has_term(word)) node.words.push_back(word_node(word, plan.field, ground));
    }
    const auto rarest = [&](bool may_be, const std::vector<PostingUnion>& lists) {
        if (!may_be) return std::uint64_t{0};
        return lists.empty() ? std::uint64_t{node.tokens->size()} : lists.front().size();
    };
    const std::uint64_t cost =
        rarest(node.may_be_in_text, node.in_text) + rarest(node.may_be_in_title, node.in_title);
    return {std::move(node), cost, {}};
}

Node wildcard_node(const Plan& plan, const Ground& ground) {
    WildcardNode node;
    node.tokens = &ground.shard.shard->tokens;
    node.only_title = plan.field == FieldId::Title;
    node.weight = plan.weight;
    node.is_wanted = wildcard_ids(plan, *node.tokens);
    std::set<std::string, std::less<>> stems;
    for (const std::string& form : plan.forms) {
        const std::optional<schema::WordId> id = node.tokens->find(form);
        if (!id) continue;
        for (const std::string_view stem : node.tokens->stems(*id)) {
            stems.emplace(stem);
        }
    }
    const std::vector<std::string> all{stems.begin(), stems.end()};
    add_terms(node.candidates, all, node.only_title ? FieldId::Title : FieldId::Text, ground);
    const std::uint64_t cost = node.candidates.size();
    return {std::move(node), cost, {}};
}

Node near_node(const Plan& plan, const Ground& ground) {
    NearNode node;
    node.shard = ground.shard.shard;
    node.distance = plan.distance;
    node.children = children_of(plan, ground);
    for (const Plan& child : plan.children) {
        node.finders.emplace_back(child, ground.shard, ground.analyzer);
    }
    node.places.resize(node.finders.size());
    cheapest_first(node.children);
    const std::uint64_t cost = least_cost(node.children);
    return {std::move(node), cost, {}};
}

Node column_node(const Plan& plan, const Ground& ground, const std::vector<ValueId>& ids) {
    ColumnNode node;
    node.column = &ground.shard.shard->facets.facet(plan.field);
    for (const ValueId id : ids) {
        node.is_wanted.push_back(std::ranges::binary_search(plan.values, id));
    }
    return {std::move(node), ground.shard.shard->facets.size(), {}};
}

Node value_node(const Plan& plan, const Ground& ground) {
    ValueNode node;
    if (!plan.term.empty()) node.documents.add(ground.shard, plan.term);
    const bool by_column = plan.field == FieldId::Date || plan.values.size() > most_posting_lists;
    if (by_column && !plan.values.empty()) {
        return column_node(
            plan, ground, ground.facets.facet(plan.field).of_shard[ground.shard.index]);
    }
    std::set<std::string> terms;
    for (const ValueId value : plan.values) {
        terms.insert(
            schema::boolean_term(plan.field, ground.facets.facet(plan.field).values[value]));
    }
    for (const std::string& term : terms) {
        node.documents.add(ground.shard, term);
    }
    const std::uint64_t cost = node.documents.size();
    return {std::move(node), cost, {}};
}

/// How many documents were published at `instant` or later: they stand first.
DocId published_since(const schema::FacetColumns& facets, schema::Instant instant) {
    DocId begin = 1;
    DocId end = facets.size() + 1;
    while (begin < end) {
        const DocId middle = begin + (end - begin) / 2;
        if (facets.published(middle) >= instant) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin - 1;
}

Node date_node(const Plan& plan, const Ground& ground) {
    const schema::FacetColumns& facets = ground.shard.shard->facets;
    RangeNode node;
    node.first = published_since(facets, plan.period.end) + 1;
    node.last = published_since(facets, plan.period.begin);
    const std::uint64_t cost = node.first <= node.last ? node.last - node.first + 1 : 0;
    return {node, cost, {}};
}

Node and_node(const Plan& plan, const Ground& ground) {
    AndNode node{children_of(plan, ground)};
    cheapest_first(node.children);
    const std::uint64_t cost = least_cost(node.children);
    return {std::move(node), cost, {}};
}

Node or_node(const Plan& plan, const Ground& ground) {
    OrNode node{children_of(plan, ground)};
    const std::uint64_t cost = sum_of_costs(node.children);
    return {std::move(node), cost, {}};
}

}  // namespace

Node make_node(const Plan& plan,
               const FacetDictionary& facets,
               const ShardHandle& shard,
               const schema::Analyzer& analyzer) {
    const Ground ground{shard, facets, analyzer};
    const std::uint64_t size = shard.shard->facets.size();
    switch (plan.kind) {
        case QueryKind::All:
            return {AllNode{}, size, {}};
        case QueryKind::Nothing:
            return nothing();
        case QueryKind::And:
            return and_node(plan, ground);
        case QueryKind::Or:
            return or_node(plan, ground);
        case QueryKind::Not:
            return {NotNode{children_of(plan, ground)}, size, {}};
        case QueryKind::Near:
            return near_node(plan, ground);
        case QueryKind::Word:
            return word_node(plan.words.front(), plan.field, ground);
        case QueryKind::Phrase:
            return phrase_node(plan, ground);
        case QueryKind::Wildcard:
            return wildcard_node(plan, ground);
        case QueryKind::Value:
            return value_node(plan, ground);
        case QueryKind::Date:
            return date_node(plan, ground);
    }
    return nothing();
}

}  // namespace onrecord::searcher
