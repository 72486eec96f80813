// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/field.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Per Shard: for each document the ordinals of its Facet values, its time and its flags, with the
// dictionary of values, in one memory-mapped file (elsewhere called doc values). Facets are counted
// from this file, never from Xapian's slots. docs/index-format.md has the bytes.
namespace onrecord::schema {

/// A Xapian document id within its Shard: 1 to size, newest first.
using DocId = std::uint32_t;
/// A value's number within one Facet of one Shard: 0 to value_count - 1, values in byte order.
using Ordinal = std::uint32_t;

/// One Facet's column. A view: valid as long as the FacetColumns it came from.
class FacetColumn {
public:
    /// The ordinals of a document, ascending; often one, or none. The offsets were checked when the
    /// file was opened; they are checked again here because the file may be damaged while it is
    /// mapped (docs/decisions/0021). Then the result is empty.
    std::span<const Ordinal> ordinals(DocId document) const {
        const std::uint32_t begin = offsets_[document - 1];
        const std::uint32_t end = offsets_[document];
        if (end < begin || end > ordinal_count_) return {};
        return {ordinals_ + begin, end - begin};
    }
    std::uint32_t value_count() const { return value_count_; }
    std::string_view value(Ordinal ordinal) const;
    /// The value folded, for comparison.
    std::string_view folded_value(Ordinal ordinal) const;
    /// The ordinal of exactly that value. Where the spelling may differ, compare with
    /// folded_value().
    std::optional<Ordinal> find(std::string_view value) const;

private:
    friend class FacetColumns;
    const std::uint32_t* offsets_ = nullptr;  // size + 1
    const Ordinal* ordinals_ = nullptr;
    std::uint32_t ordinal_count_ = 0;
    const std::uint32_t* value_offsets_ = nullptr;   // value_count + 1
    const std::uint32_t* folded_offsets_ = nullptr;  // value_count + 1
    const char* values_ = nullptr;
    const char* folded_ = nullptr;
    std::uint32_t value_count_ = 0;
};

/// The columns of one Shard. Immutable; many threads may read. Opening checks the whole shape
/// (bounds and order) and throws Failure (bad data) naming the file.
class FacetColumns {
public:
    explicit FacetColumns(const std::filesystem::path& file);
    ~FacetColumns();
    FacetColumns(FacetColumns&&) noexcept;
    FacetColumns& operator=(FacetColumns&&) noexcept;
    FacetColumns(const FacetColumns&) = delete;
    FacetColumns& operator=(const FacetColumns&) = delete;

    std::uint32_t size() const;
    /// `field` must be one whose row has is_facet.
    const FacetColumn& facet(FieldId field) const;
    /// When published; the earliest Instant possible (INT64_MIN ms) when unknown.
    Instant published(DocId document) const;
    bool is_current(DocId document) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

/// Collects a Shard's columns in docid order (1, 2, 3 ...) and writes them. Memory: about
/// 40 bytes a document and the distinct values. Throws Failure (cannot write).
class FacetColumnsWriter {
public:
    FacetColumnsWriter();
    ~FacetColumnsWriter();
    FacetColumnsWriter(const FacetColumnsWriter&) = delete;
    FacetColumnsWriter& operator=(const FacetColumnsWriter&) = delete;
    FacetColumnsWriter(FacetColumnsWriter&&) noexcept;
    FacetColumnsWriter& operator=(FacetColumnsWriter&&) noexcept;

    void add(const AnnotatedEntry& revision);
    void write(const std::filesystem::path& file) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::schema
