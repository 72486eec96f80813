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

// A question, parsed: our own tree, printable, limited before anything is searched. The language
// is docs/query-language.md.
namespace onrecord::searcher {

/// The ends of a period that is open: `2022-01..` ends at the last, `..2022-02` begins at the
/// first. The first is later than the Instant of an unknown time, which no period holds.
inline constexpr schema::Instant first_instant{INT64_MIN + 1};
inline constexpr schema::Instant last_instant{INT64_MAX};

enum class QueryKind : std::uint8_t {
    All,      ///< Every Entry.
    Nothing,  ///< No Entry (e.g. a wildcard that nothing begins with).
    And,
    Or,
    Not,
    Near,      ///< Children within `distance` words of one another.
    Word,      ///< One word, by stem. `field` is Text (text or title), or Title.
    Phrase,    ///< Exact forms next to one another; `words`.
    Wildcard,  ///< Forms that begin with `words[0]`.
    Value,     ///< A facet or id Field's `value`.
    Date,      ///< Published within `period`.
};

/// Where in the Query's text a leaf stands, bytes: its value with its quotation marks, without the
/// Field's name. Trees are equal wherever they stand.
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
    std::size_t wildcard_words = 200;      ///< A wildcard stands for the commonest so many words.
    std::size_t wildcard_letters = 3;      ///< It has at least so many before the `*`.
    std::uint32_t near_words = 100;        ///< The largest n of NEAR/n.
    std::uint32_t near_words_unsaid = 10;  ///< The n of a bare NEAR.
    bool is_of_quotes = false;  ///< `said:` and `by:` are read: words and Speaker of one Quote.
};

/// What a text was read as. `problems` has what was wrong and what was made of it; `query` is
/// nothing only when no sense could be made at all (then a Problem of severity Error says why).
struct ParsedQuery {
    std::optional<Query> query;
    std::vector<schema::Problem> problems;
};

/// The clock's time.
schema::Instant current_instant();

/// Never throws for what a person can type. One thread at a time is no condition: it is pure.
/// `now` is what `yesterday` counts from.
ParsedQuery parse_query(std::string_view text,
                        const QueryLimits& limits = {},
                        schema::Instant now = current_instant());

}  // namespace onrecord::searcher
