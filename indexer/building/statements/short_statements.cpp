// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/statements/short_statements.hpp"

#include "schema/statement.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace onrecord::indexer {
namespace {

using schema::DocId;
using schema::FieldId;
using schema::Statement;
using schema::StatementNumber;

/// Limit per pair and Liveblog: bounds the cost of a Liveblog that repeats one phrase.
constexpr std::size_t most_places = 512;

/// A Statement and its position.
struct Located {
    std::uint32_t liveblog = 0;
    StatementNumber number = 0;
    schema::Place document = 0;
    schema::Where where = schema::Where::Body;
    std::uint32_t first_word = 0;
    bool is_short_piece = false;
};

std::string_view liveblog_of(const schema::FacetColumns& facets, DocId document) {
    const schema::FacetColumn& column = facets.facet(FieldId::Liveblog);
    const auto ordinals = column.ordinals(document);
    return ordinals.empty() ? std::string_view{} : column.value(ordinals.front());
}

/// By Liveblog, then newest first.
std::tuple<std::uint32_t, schema::Place, StatementNumber> order_of(const Located& one) {
    return {one.liveblog, one.document, one.number};
}

bool is_short_piece(const Statement& statement) {
    return statement.is_piece && statement.words >= schema::least_statement_words &&
           statement.words < schema::least_telling_words;
}

/// Calls `visit(liveblog, first number, document, Shard)` for every document.
template <class Visit>
void for_each_document(const std::vector<StatementSource>& shards,
                       const DistinctStatements& statements,
                       Visit visit) {
    for (std::size_t shard = 0; shard < shards.size(); ++shard) {
        const StatementSource& source = shards[shard];
        for (DocId id = 1; id <= source.statements->size(); ++id) {
            if (source.overlay.is_hidden(id)) continue;
            const auto range = source.statements->of(id);
            const auto first =
                static_cast<StatementNumber>(statements.shard_starts()[shard] + range.begin);
            const schema::Place place = source.overlay.is_between() ? source.overlay.place(id)
                                                                    : schema::place_in(shard, id);
            visit(source, id, Located{0, first, place, {}, 0, false});
        }
    }
}

/// The Statements of the Liveblogs that have short pieces, by Liveblog.
std::vector<Located> locate(const std::vector<StatementSource>& shards,
                            const DistinctStatements& statements) {
    std::unordered_map<std::string_view, std::uint32_t> wanted;
    for_each_document(shards, statements, [&](const StatementSource& source, DocId id, Located) {
        const auto [begin, end] = source.statements->of(id);
        for (std::uint32_t i = begin; i < end; ++i) {
            if (!is_short_piece((*source.statements)[i])) continue;
            wanted.try_emplace(liveblog_of(*source.facets, id),
                               static_cast<std::uint32_t>(wanted.size()));
            return;
        }
    });
    std::vector<Located> located;
    for_each_document(shards, statements, [&](const StatementSource& source, DocId id, Located at) {
        const auto liveblog = wanted.find(liveblog_of(*source.facets, id));
        if (liveblog == wanted.end()) return;
        at.liveblog = liveblog->second;
        const auto [begin, end] = source.statements->of(id);
        for (std::uint32_t i = begin; i < end; ++i, ++at.number) {
            const Statement statement = (*source.statements)[i];
            at.where = statement.where;
            at.first_word = statement.first_word;
            at.is_short_piece = is_short_piece(statement);
            located.push_back(at);
        }
    });
    std::ranges::sort(located, {}, order_of);
    return located;
}

/// One Liveblog's Statements by the pairs of words that its short pieces begin with.
class Liveblog {
public:
    Liveblog(std::span<const Located> located, const DistinctStatements& statements)
        : located_{located},
          statements_{statements} {
        for (const Located& one : located) {
            if (one.is_short_piece) by_pair_[first_pair(one)];
        }
        for (const Located& one : located) {
            const auto words = words_of(one);
            for (std::size_t i = 1; i < words.size(); ++i) {
                const auto pair = by_pair_.find({words[i - 1], words[i]});
                if (pair == by_pair_.end() || pair->second.size() >= most_places) continue;
                pair->second.push_back({&one, i - 1});
            }
        }
    }

    void join(schema::StatementGroups& groups) const {
        for (const Located& piece : located_) {
            if (!piece.is_short_piece) continue;
            if (const Located* whole = whole_of(piece)) {
                groups.group_of[piece.number] = groups.group_of[whole->number];
            }
        }
    }

private:
    struct Place {
        const Located* statement = nullptr;
        std::size_t word = 0;
    };
    using Pair = std::pair<std::uint32_t, std::uint32_t>;

    std::span<const std::uint32_t> words_of(const Located& one) const {
        return statements_.words(statements_.wording_of(one.number));
    }
    Pair first_pair(const Located& piece) const {
        const auto words = words_of(piece);
        return {words[0], words[1]};
    }

    /// The longest that has the piece's words; of equal ones the newest, and no later piece.
    const Located* whole_of(const Located& piece) const {
        const auto words = words_of(piece);
        const Located* best = nullptr;
        for (const Place& place : by_pair_.at(first_pair(piece))) {
            const Located& other = *place.statement;
            const auto longer = words_of(other);
            const bool is_same_place = other.document == piece.document &&
                                       other.where == piece.where &&
                                       other.first_word + place.word == piece.first_word;
            const bool is_later = other.is_short_piece && longer.size() == words.size() &&
                                  order_of(other) >= order_of(piece);
            if (is_later || is_same_place) continue;
            if (best != nullptr && words_of(*best).size() >= longer.size()) continue;
            const auto rest = longer.subspan(place.word);
            if (rest.size() >= words.size() &&
                std::ranges::equal(rest.first(words.size()), words)) {
                best = &other;
            }
        }
        return best;
    }

    std::span<const Located> located_;
    const DistinctStatements& statements_;
    std::map<Pair, std::vector<Place>> by_pair_;
};

}  // namespace

void join_short_pieces(const std::vector<StatementSource>& shards,
                       const DistinctStatements& statements,
                       schema::StatementGroups& groups) {
    const std::vector<Located> located = locate(shards, statements);
    for (auto begin = located.begin(); begin != located.end();) {
        const auto end = std::find_if(begin, located.end(), [&](const Located& one) {
            return one.liveblog != begin->liveblog;
        });
        Liveblog{{begin, end}, statements}.join(groups);
        begin = end;
    }
}

}  // namespace onrecord::indexer
