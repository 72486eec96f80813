// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotator.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::tests {

inline const corpus::Annotator& shared_annotator() {
    static const corpus::Annotator annotator;
    return annotator;
}

inline schema::Entry entry_of(std::string_view text,
                              std::string_view title = "",
                              std::string_view lang = "en") {
    schema::Entry entry;
    entry.id = "0123456789abcdef0123456789abcdef";
    entry.liveblog = "gazette/test";
    entry.title = title;
    entry.text = text;
    entry.lang = lang;
    return entry;
}

inline schema::Annotations annotate_entry(const schema::Entry& entry) {
    return shared_annotator().annotate(std::span{&entry, 1}).front();
}

inline std::string joined(const std::vector<std::string>& values) {
    std::string all;
    for (const auto& value : values) {
        if (!all.empty()) all += ' ';
        all += value;
    }
    return all;
}

}  // namespace onrecord::tests
