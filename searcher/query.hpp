// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.hpp"
#include "schema/instant.hpp"
#include "schema/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A parsed Query: our own tree, which has a printed form and is checked against limits before any
// search. docs/query-language.md describes the language.
namespace onrecord::searcher {

/// The ends of open periods: `2022-01..` ends at last_instant, `..2022-02` starts at first_instant.
/// first_instant is later than the value that stands for an unknown time, so no period contains
/// unknown times.
inline constexpr schema::Instant first_instant{INT64_MIN + 1};
inline constexpr schema::Instant last_instant{INT64_MAX};

enum class QueryKind : std::uint8_t {
    All,      ///< Every Entry.
    Nothing,  ///< No Entry (e.g. a wildcard that matches no word).
    And,
    Or,
    Not,
    Near,      ///< Children within `distance` words of one another.
    Word,      ///< One word, by stem. `field` is Text (text or title), or Title.
    Phrase,    ///< Exact forms next to each other; `words`.
    Wildcard,  ///< Forms that start with `words[0]`.
    Value,     ///< A facet or id Field's `value`.
    Date,      ///< Published within `period`.
};

/// Byte range of a leaf in the Query's text: its value including quotation marks, without the
/// Field's name. Ignored when trees are compared.
struct QueryPlace {
    std::size_t offset = 0;
    std::size_t length = 0;
    friend bool operator==(const QueryPlace&, const QueryPlace&) { return true; }
};

struct Query {
    QueryKind kind = QueryKind::All;
    schema::FieldId field = schema::FieldId::Text;
    std::vector<std::string> words;  ///< Folded forms.
    std::string value;
    schema::Period period;
    std::uint32_t distance = 0;
    std::vector<Query> children;
    QueryPlace place;
    bool operator==(const Query&) const = default;
};

/// The tree as text: `(and grain border)`, `(and (speaker duda) (not war))`, `(phrase we must
/// meet)`,
/// `(title pipeline)`, `(near/5 grain border)`, `(wildcard zel)`, `(date 2022-01-28 2022-01-29)`.
std::string to_string(const Query& query);

struct QueryLimits {
    std::size_t text_bytes = 4096;
    std::size_t depth = 16;
    std::size_t leaves = 64;
    std::size_t phrase_words = 100;
    std::size_t wildcard_words = 200;  ///< A wildcard expands to so many words, the most frequent.
    std::size_t wildcard_letters = 3;  ///< Fewest letters before the `*`.
    std::uint32_t near_words = 100;    ///< The largest n of NEAR/n.
    std::uint32_t near_words_unsaid = 10;  ///< The n of NEAR without a number.
    bool is_of_quotes = false;  ///< Accept `said:` and `by:`: words and Speaker of one Quote.
};

/// The result of parsing. `problems` lists mistakes and how they were interpreted; `query` is empty
/// only when the text could not be interpreted at all, and then a Problem of severity Error says
/// why.
struct ParsedQuery {
    std::optional<Query> query;
    std::vector<schema::Problem> problems;
};

/// The current time of the system clock.
schema::Instant current_instant();

/// Parses a Query. Never throws, whatever the text. Pure: any number of threads. `now` is the
/// moment to which words such as `yesterday` refer.
ParsedQuery parse_query(std::string_view text,
                        const QueryLimits& limits = {},
                        schema::Instant now = current_instant());

}  // namespace onrecord::searcher
