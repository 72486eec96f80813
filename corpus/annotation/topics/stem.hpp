// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace onrecord::corpus::annotation {

/// A plural's singular, roughly; scripts/train-topics does the same.
inline void stem_topic_word(std::string& word) {
    if (word.ends_with("ies") && word.size() > 5) {
        word.replace(word.size() - 3, 3, "y");
    } else if (word.ends_with('s') && word.size() > 3) {
        const char before = word[word.size() - 2];
        if (before != 's' && before != 'u' && before != 'i') word.pop_back();
    }
}

}  // namespace onrecord::corpus::annotation
