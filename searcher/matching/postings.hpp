// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/matching/window.hpp"

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

// Posting lists: where terms stand, read straight from Xapian.
namespace onrecord::searcher {

/// One term's documents, rising.
class Postings {
public:
    Postings(const Xapian::Database& database, const std::string& term);

    /// Where it stands; no_document past the end.
    schema::DocId now() const { return now_; }
    std::uint32_t frequency() const { return at_.get_wdf(); }
    std::uint32_t size() const { return size_; }
    void next() {
        ++at_;
        load();
    }
    /// To the first document at or after `document`; never back.
    void skip_to(schema::DocId document) {
        if (now_ >= document) return;
        at_.skip_to(document);
        load();
    }

private:
    void load() { now_ = at_ == end_ ? no_document : *at_; }

    Xapian::PostingIterator at_;
    Xapian::PostingIterator end_;
    schema::DocId now_ = no_document;
    std::uint32_t size_ = 0;
};

/// How often something stands in each document of a window; counts only where `has` is set.
struct Frequencies {
    Bits has;
    std::vector<std::uint16_t> counts = std::vector<std::uint16_t>(window_documents);

    void add(std::uint32_t offset, std::uint32_t count) {
        const std::uint32_t sum = count + (has.has(offset) ? counts[offset] : 0U);
        counts[offset] = static_cast<std::uint16_t>(sum < UINT16_MAX ? sum : UINT16_MAX);
        has.set(offset);
    }
};

/// Terms that stand for one thing: a document that has any of them has it.
class PostingUnion {
public:
    /// Terms that are not there, and empty ones, are left out.
    void add(const Xapian::Database& database, const std::string& term);
    bool is_empty() const { return lists_.empty(); }
    /// How many documents at most.
    std::uint64_t size() const { return size_; }
    schema::DocId next(schema::DocId from);

    /// Adds the window's documents to `found`; those outside `candidates` may be left out.
    void find(const Window& window, const Bits& candidates, Bits& found);
    /// The same with counts.
    void count(const Window& window, const Bits& candidates, Frequencies& found);

private:
    template <class Visit>
    void visit(const Window& window, const Bits& candidates, Visit visit);

    std::vector<Postings> lists_;
    std::uint64_t size_ = 0;
    std::uint32_t documents_ = 1;  ///< Of the Shard.
};

}  // namespace onrecord::searcher
