// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/postings/term_documents.hpp"

#include "schema/document.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

namespace onrecord::searcher {
namespace {

using schema::DocId;
using schema::Posting;
using schema::PostingList;

void read_bitmap(const PostingList& list, std::vector<DocId>& documents) {
    for (std::size_t word = 0; word < list.bitmap().size(); ++word) {
        for (std::uint64_t bits = list.bitmap()[word]; bits != 0; bits &= bits - 1) {
            documents.push_back(static_cast<DocId>(word * 64) +
                                static_cast<DocId>(std::countr_zero(bits)) + 1);
        }
    }
}

void read_all(const PostingList& list, std::vector<DocId>& documents) {
    if (!list.bitmap().empty()) return read_bitmap(list, documents);
    std::array<DocId, schema::block_postings> block{};
    for (std::size_t i = 0; i < list.blocks().size(); ++i) {
        list.read_documents(i, block);
        documents.insert(documents.end(), block.begin(), block.begin() + list.size_of(i));
    }
}

std::vector<Posting> read_postings(const PostingList& list) {
    std::vector<DocId> documents;
    read_all(list, documents);
    std::vector<Posting> postings(documents.size());
    std::array<std::uint32_t, schema::block_postings> counts{};
    for (std::size_t i = 0; i < postings.size(); ++i) {
        const std::size_t block = i / schema::block_postings;
        // A damaged bitmap may have more bits than there are blocks.
        if (i % schema::block_postings == 0 && block < list.blocks().size()) {
            list.read_counts(block, counts);
        }
        postings[i] = {documents[i], counts[i % schema::block_postings]};
    }
    return postings;
}

/// Is in the text what stands more often in both together than in the title.
void read_bodies(const PostingList& both,
                 const PostingList& titles,
                 std::vector<DocId>& documents) {
    const std::vector<Posting> in_title = read_postings(titles);
    auto title = in_title.begin();
    for (const Posting& posting : read_postings(both)) {
        while (title != in_title.end() && title->document < posting.document) {
            ++title;
        }
        const bool has_title = title != in_title.end() && title->document == posting.document;
        if (!has_title || posting.count > title->count) documents.push_back(posting.document);
    }
}

bool is_of_stem(const PostingList& list) { return list.bodies() > 0 || list.titles() > 0; }

}  // namespace

std::uint32_t document_frequency(const schema::PostingColumn& column, std::string_view term) {
    const PostingList list = column.find(term);
    return is_of_stem(list) ? list.bodies() : list.size();
}

void read_documents(const schema::PostingColumn& column,
                    std::string_view term,
                    std::vector<DocId>& documents) {
    const PostingList list = column.find(term);
    if (list.titles() == 0) return read_all(list, documents);
    if (list.bodies() == 0) return;
    const std::string in_title = schema::word_term(schema::FieldId::Title, term);
    read_bodies(list, column.find(in_title), documents);
}

}  // namespace onrecord::searcher
