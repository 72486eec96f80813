// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/given_annotations.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus {
namespace {

using Names = std::vector<std::string>;

Names sorted(Names names) {
    std::erase_if(names, [](const std::string& name) { return name.empty(); });
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::string_view last_word(std::string_view name) {
    const std::size_t blank = name.rfind(' ');
    return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

/// `Brook` and `Ada Brook` may be one; `Ada Brook` and `Ada Reed` are not.
bool may_be_one(std::string_view one, std::string_view other) {
    return one == other || last_word(one) == last_word(other);
}

void apply_speakers(const Names& given, schema::Annotations& annotations) {
    annotations.speakers = sorted(given);
    for (schema::Quote& quote : annotations.quotes) {
        const bool is_given = std::ranges::any_of(
            given, [&](const std::string& name) { return may_be_one(name, quote.speaker); });
        if (quote.speaker.empty() || is_given) continue;
        quote.speaker.clear();
        quote.rule = "given-speakers";
        quote.level = schema::Level::Low;
    }
}

/// `medtop:11000000` of itself, of `11000000` and of `MEDTOP:11000000`.
std::string topic_code(std::string_view given) {
    constexpr std::string_view scheme = "medtop:";
    given.remove_prefix(given.rfind(':') + 1);
    return std::string{scheme} + std::string{given};
}

/// IPTC Media Topics: the top level's codes end in six zeros.
bool is_top_level(std::string_view code) { return code.ends_with("000000"); }

void apply_topics(const Names& given, schema::Annotations& annotations) {
    Names top;
    Names narrow;
    for (const std::string& one : given) {
        std::string code = topic_code(one);
        (is_top_level(code) ? top : narrow).push_back(std::move(code));
    }
    if (!top.empty()) annotations.topics = sorted(std::move(top));
    annotations.narrow_topics = sorted(std::move(narrow));
}

}  // namespace

void apply_given(const schema::Entry& entry, schema::Annotations& annotations) {
    const schema::GivenAnnotations& given = entry.given;
    if (!given.speakers.empty()) apply_speakers(given.speakers, annotations);
    if (!given.countries.empty()) {
        annotations.countries = sorted(given.countries);
        annotations.focus_countries = annotations.countries;
    }
    if (!given.topics.empty()) apply_topics(given.topics, annotations);
}

}  // namespace onrecord::corpus
