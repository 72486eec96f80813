// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/reading.hpp"
#include "corpus/annotation/string_index.hpp"
#include "schema/entry.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
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
    /// Reads the Readings that were made with this Lexicon.
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
        std::uint16_t count = 0;    ///< Of them.
        bool begins_label = false;  ///< Of a narrower topic.
    };
    struct Sums;

    void read_weights(const Lexicon& english);
    void read_narrow(const Lexicon& english);
    void read_sections();
    void add_words(const Reading& reading, std::uint32_t weight, Sums& sums) const;
    void add_narrow(std::uint64_t label, std::uint32_t weight, Sums& sums) const;

    std::vector<Word> words_;  ///< By the number of the stem.
    std::vector<Weight> weights_;
    TopicScores bias_{};
    std::unordered_map<std::uint64_t, std::uint32_t> labels_;  ///< Of narrower topics: label_of().
    std::vector<std::string> narrow_codes_;
    StringIndex sections_;
    std::vector<std::uint8_t> section_topic_;
};

/// `medtop:04000000` for 3.
std::string topic_code(std::size_t topic);

}  // namespace onrecord::corpus::annotation
