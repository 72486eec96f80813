// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/parsing/lexer.hpp"
#include "searcher/parsing/other_names.hpp"
#include "searcher/query.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Makes the leaves of the Query tree from tokens.
namespace onrecord::searcher {

using Problems = std::vector<schema::Problem>;

/// Makes leaves from tokens. Mistakes are added to `problems`; the result is empty when no leaf can
/// be made.
class LeafReader {
public:
    LeafReader(const QueryLimits& limits, schema::Instant now, Problems& problems);

    std::optional<Query> read(const Token& token, schema::FieldId field) const;
    /// A half-open range, as in `before:2024-03-05`.
    std::optional<Query> bound(const Token& token, Bound bound) const;
    /// Whether read_date() accepts the text; for dates of several words.
    bool is_date(std::string_view text) const;
    void complain(std::size_t offset, std::string reason, schema::Severity severity) const;

private:
    std::optional<Query> leaf_of(const Token& token, schema::FieldId field) const;
    std::optional<Query> words(const Token& token, schema::FieldId field) const;
    static Query joined(const Token& token, Query whole, Query parts);
    std::optional<Query> wildcard(const Token& token, schema::FieldId field) const;
    std::optional<Query> value(const Token& token, schema::FieldId field) const;
    std::optional<Query> one_of_few(const Token& token, schema::FieldId field) const;
    std::optional<Query> date(const Token& token) const;
    std::optional<Query> one_date(const Token& token) const;
    std::vector<std::string> forms(std::string_view text) const;

    const QueryLimits& limits_;
    schema::Instant now_;
    Problems& problems_;
    schema::Analyzer analyzer_;
};

}  // namespace onrecord::searcher
