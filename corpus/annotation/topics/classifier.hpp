// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/reading.hpp"
#include "corpus/annotation/string_index.hpp"
#include "schema/entry.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

// What an Entry is about: IPTC Media Topics of the top level, by a linear classifier whose weights
// scripts/train-topics made (topics/vocabulary/README.md), after the Outlet's own sections.
namespace onrecord::corpus::annotation {

inline constexpr std::size_t topic_count = 17;
using TopicScores = std::array<float, topic_count>;

/// Codes, sorted.
struct TopicsFound {
    std::vector<std::string> top;
    std::vector<std::string> narrow;
};

class TopicClassifier {
public:
    /// Words of `english` are found by their numbers; other languages' word by word.
    explicit TopicClassifier(const Lexicon& english);

    /// Topics of an Entry: the best, and others that speak for themselves; none when nothing at
    /// all is known of its words.
    TopicsFound classify(const schema::Entry& entry,
                         const Reading& title,
                         const Reading& body) const;
    /// The score of each top topic before the threshold, Outlet's sections apart.
    TopicScores scores(const Reading& title, const Reading& body) const;

private:
    struct Weight {
        std::uint8_t topic;
        std::int8_t value;
    };
    struct Word {
        std::uint32_t begin = 0;    ///< Of its weights.
        std::uint8_t count = 0;     ///< Of them.
        bool begins_label = false;  ///< Of a narrower topic.
        std::uint32_t number = 0;   ///< In `words_`.
        bool says_nothing() const { return count == 0 && !begins_label; }
    };
    struct Sums;

    void read_weights();
    void read_narrow();
    void read_sections();
    Word& word(std::string_view stem);
    Word find(const Reading& reading, std::uint32_t token, std::string& stemmed) const;
    void add_words(const Reading& reading, std::uint32_t weight, Sums& sums) const;
    void add_narrow(std::string_view label, std::uint32_t weight, Sums& sums) const;

    const Lexicon* english_;
    std::vector<Word> of_english_;  ///< By number in `english_`; empty where we know nothing.
    StringIndex words_;
    std::vector<Word> of_word_;
    std::vector<Weight> weights_;
    TopicScores bias_{};
    StringIndex labels_;  ///< Of narrower topics, as stems.
    std::vector<std::string> narrow_codes_;
    StringIndex sections_;
    std::vector<std::uint8_t> section_topic_;
};

/// `medtop:04000000` for 3.
std::string topic_code(std::size_t topic);

}  // namespace onrecord::corpus::annotation
