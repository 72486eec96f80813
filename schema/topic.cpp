// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/topic.hpp"

#include "schema/analyzer.hpp"
#include "schema/vocabulary/topic_table.hpp"

#include <algorithm>
#include <string>

namespace onrecord::schema {
namespace {

constexpr std::string_view scheme = "medtop:";

const Topic* find_row(std::string_view code) {
    const auto rows = topics();
    const auto row = std::lower_bound(
        rows.begin(), rows.end(), code, [](const Topic& topic, std::string_view wanted) {
            return topic.code < wanted;
        });
    return row != rows.end() && row->code == code ? &*row : nullptr;
}

constexpr std::size_t top_topic_count() {
    const auto* const narrower =
        std::find_if(std::begin(vocabulary::topic_rows),
                     std::end(vocabulary::topic_rows),
                     [](const Topic& topic) { return !topic.parent.empty(); });
    return static_cast<std::size_t>(narrower - std::begin(vocabulary::topic_rows));
}
static_assert(top_topic_count() == 17, "the codes of the top level sort before all others");

}  // namespace

std::span<const Topic> top_topics() { return topics().first(top_topic_count()); }

std::span<const Topic> topics() { return vocabulary::topic_rows; }

std::string_view topic_name(std::string_view code) {
    const Topic* row = find_row(code);
    return row == nullptr ? code : row->name;
}

std::optional<std::string_view> find_topic(std::string_view text) {
    const std::string folded = fold(text);
    const bool has_scheme = folded.starts_with(scheme);
    const Topic* row = find_row(has_scheme ? folded : std::string{scheme} + folded);
    if (row != nullptr) return row->code;
    return vocabulary::find_code(vocabulary::topic_names, folded);
}

}  // namespace onrecord::schema
