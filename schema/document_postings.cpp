// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/document_postings.hpp"

#include "schema/document.hpp"
#include "schema/facet_rows.hpp"
#include "schema/failure.hpp"
#include "schema/generation.hpp"
#include "schema/neighbours.hpp"
#include "schema/posting_column.hpp"
#include "schema/token_column.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::schema {
namespace {

namespace fs = std::filesystem;

/// One list as the column has it.
struct List {
    std::string term;
    std::vector<Posting> postings;
    std::uint32_t bodies = 0;
    std::uint32_t titles = 0;
};

std::vector<Posting> read_list(const Xapian::Database& database, const std::string& term) {
    std::vector<Posting> postings;
    postings.reserve(database.get_termfreq(term));
    const auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end; ++at) {
        postings.push_back({*at, std::max(at.get_wdf(), 1U)});
    }
    return postings;
}

/// Where either has a document, with the counts of both.
std::vector<Posting> merged(const std::vector<Posting>& one, const std::vector<Posting>& other) {
    std::vector<Posting> both;
    both.reserve(one.size() + other.size());
    auto left = one.begin();
    auto right = other.begin();
    while (left != one.end() || right != other.end()) {
        const bool has_left =
            left != one.end() && (right == other.end() || left->document <= right->document);
        const bool has_right =
            right != other.end() && (left == one.end() || right->document <= left->document);
        both.push_back(has_left ? *left : *right);
        if (has_left && has_right) both.back().count += right->count;
        if (has_left) ++left;
        if (has_right) ++right;
    }
    return both;
}

/// Stems stand without prefix; every prefix begins with a capital, which no folded word has.
bool is_stem(std::string_view term) { return term.front() < 'A' || term.front() > 'Z'; }

/// Gives every list that the column has, from the database.
void for_each_list(const Xapian::Database& database,
                   const std::function<void(const List&)>& visit) {
    const std::string_view title_prefix = field(FieldId::Title).prefix;
    const auto end = database.allterms_end();
    for (auto at = database.allterms_begin(); at != end; ++at) {
        const std::string term = *at;
        if (!has_list(term)) continue;
        List list{term, read_list(database, term), 0, 0};
        if (is_stem(term)) {
            const auto titles = read_list(database, std::string{title_prefix} + term);
            list.bodies = static_cast<std::uint32_t>(list.postings.size());
            list.titles = static_cast<std::uint32_t>(titles.size());
            if (!titles.empty()) list.postings = merged(list.postings, titles);
        }
        visit(list);
        // The text's list also contains stems that occur in titles only.
        if (!term.starts_with(title_prefix)) continue;
        list.term.erase(0, title_prefix.size());
        if (database.term_exists(list.term)) continue;
        list.titles = static_cast<std::uint32_t>(list.postings.size());
        visit(list);
    }
}

std::vector<std::uint32_t> text_lengths(const TokenColumn& tokens) {
    std::vector<std::uint32_t> lengths;
    lengths.reserve(tokens.size());
    for (DocId document = 1; document <= tokens.size(); ++document) {
        lengths.push_back(tokens.length(document, Where::Title) +
                          tokens.length(document, Where::Body));
    }
    return lengths;
}

std::vector<Posting> documents_of(const PostingList& list) {
    std::vector<Posting> postings;
    for (std::size_t word = 0; word < list.bitmap().size(); ++word) {
        for (std::uint64_t bits = list.bitmap()[word]; bits != 0; bits &= bits - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(bits));
            postings.push_back({static_cast<DocId>(word * 64 + bit + 1), 1});
        }
    }
    if (!list.bitmap().empty()) return postings;
    std::array<DocId, block_postings> documents{};
    for (std::size_t block = 0; block < list.blocks().size(); ++block) {
        list.read_documents(block, documents);
        for (std::uint32_t i = 0; i < list.size_of(block); ++i) {
            postings.push_back({documents[i], 1});
        }
    }
    return postings;
}

/// A list of the column, unpacked.
std::vector<Posting> unpacked(const PostingList& list) {
    std::vector<Posting> postings = documents_of(list);
    if (postings.size() != list.size()) return {};
    std::array<std::uint32_t, block_postings> counts{};
    for (std::size_t block = 0; block < list.blocks().size(); ++block) {
        list.read_counts(block, counts);
        for (std::uint32_t i = 0; i < list.size_of(block); ++i) {
            postings[block * block_postings + i].count = counts[i];
        }
    }
    return postings;
}

/// Whether the stored counts of a list, where it has any, are those of its documents.
bool has_same_counts(const PostingList& list, const FacetColumns& facets, const FacetRows& rows) {
    if (!list.stored()) return true;
    std::uint32_t current = 0;
    std::vector<std::uint32_t> counts(rows.number_count());
    for (const Posting& posting : documents_of(list)) {
        if (!facets.is_current(posting.document)) continue;
        ++current;
        rows.count(facets, posting.document, counts);
    }
    counts.resize(rows.value_count());
    std::vector<std::uint32_t> stored(rows.value_count());
    list.stored()->add_to(stored);
    return stored == counts && list.stored()->documents() == current;
}

}  // namespace

void write_postings(const fs::path& folder) {
    const Xapian::Database database{folder.string()};
    const TokenColumn tokens{folder / token_column_file};
    const FacetColumns facets{folder / facet_columns_file};
    PostingColumnWriter writer{text_lengths(tokens), facets};
    for_each_list(database, [&](const List& list) {
        writer.add(list.term, list.postings, list.bodies, list.titles);
    });
    const Neighbours neighbours = choose_neighbours(tokens);
    writer.say_neighbours(neighbours.words, neighbours.buckets);
    for_each_pair_list(
        tokens, neighbours, [&](const std::string& term, std::span<const Posting> postings) {
            writer.add(term, postings, 0, 0);
        });
    writer.write(folder / posting_column_file);
}

void verify_postings(const fs::path& folder) {
    const Xapian::Database database{folder.string()};
    const PostingColumn column{folder / posting_column_file};
    const FacetColumns facets{folder / facet_columns_file};
    const FacetRows rows{facets};
    std::uint64_t lists = 0;
    for_each_list(database, [&](const List& list) {
        ++lists;
        const PostingList found = column.find(list.term);
        const bool is_same = found.bodies() == list.bodies && found.titles() == list.titles &&
                             unpacked(found) == list.postings &&
                             has_same_counts(found, facets, rows);
        if (is_same) return;
        throw Failure{ExitStatus::Internal,
                      "The posting column of " + folder.filename().string() +
                          " is unsound: the list of '" + list.term +
                          "' is another one. Nothing was published; please report it."};
    });
    const TokenColumn tokens{folder / token_column_file};
    const Neighbours neighbours{column.neighbour_words(), column.neighbour_buckets()};
    for_each_pair_list(
        tokens, neighbours, [&](const std::string& term, std::span<const Posting> postings) {
            ++lists;
            if (std::ranges::equal(unpacked(column.find(term)), postings)) return;
            throw Failure{ExitStatus::Internal,
                          "The posting column of " + folder.filename().string() +
                              " is unsound: the list of pairs '" + term +
                              "' is another one. Nothing was published; please report it."};
        });
    if (lists == column.term_count()) return;
    throw Failure{ExitStatus::Internal,
                  "The posting column of " + folder.filename().string() +
                      " has lists of no term. Nothing was published; please report it."};
}

}  // namespace onrecord::schema
