// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/hash_table.hpp"
#include "corpus/annotation/reading.hpp"
#include "corpus/annotation/string_index.hpp"
#include "schema/entry.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Topic classification: IPTC Media Topics of the top level, by a linear classifier whose weights
// are trained by scripts/train-topics (topics/vocabulary/README.md); the Outlet's own sections have
// precedence.
namespace onrecord::corpus::annotation {

inline constexpr std::size_t topic_count = 17;
using TopicScores = std::array<float, topic_count>;

/// The scores of an Entry by itself.
struct TopicEvidence {
    std::optional<TopicScores> of_words;  ///< Empty when no word is known.
    TopicScores of_sections{};
    bool has_section = false;
    std::vector<std::string> narrow;  ///< Codes, sorted.
};

/// The combined scores of a Liveblog's Entries: a short Entry of a liveblog on a war is about that
/// war, even if its few words would fit the weather.
class LiveblogTopics {
public:
    void add(const TopicEvidence& evidence);
    /// What the others add to an Entry's own scores; nothing where there are none.
    TopicScores beside(const TopicEvidence& own) const;

private:
    TopicScores sum_{};
    std::uint32_t entries_ = 0;
};

/// Codes, sorted.
struct TopicsFound {
    std::vector<std::string> top;
    std::vector<std::string> narrow;
};

class TopicClassifier {
public:
    /// Memory that read() uses again and again; one thread at a time.
    struct Scratch {
        std::vector<std::uint8_t> counts;  ///< By stem; all 0 between calls.
        std::vector<std::uint32_t> stems;  ///< The distinct ones.
        struct Mentions {
            std::uint32_t label;
            std::uint32_t count;
        };
        std::vector<Mentions> narrow;
    };

    /// Reads the Readings that were made with this Lexicon.
    explicit TopicClassifier(const Lexicon& english);

    TopicEvidence read(const schema::Entry& entry,
                       const Reading& title,
                       const Reading& body,
                       Scratch& scratch) const;

    /// Topics of an Entry: the one that it and its Liveblog are about together, and others that its
    /// own words speak for; none when nothing at all is known of its words.
    TopicsFound decide(TopicEvidence evidence, const LiveblogTopics& liveblog) const;

private:
    struct Weight {
        std::uint8_t topic;
        std::int8_t value;
    };
    struct Word {
        std::uint32_t begin = 0;  ///< Of its weights.
        std::uint16_t count = 0;  ///< Of them.
        std::uint16_t idf = 0;    ///< Ten times it.
    };

    void read_weights(const Lexicon& english);
    void read_narrow(const Lexicon& english);
    void read_sections();
    void count_words(const Reading& reading, std::uint8_t weight, Scratch& scratch) const;
    void count_narrow(std::uint64_t label, std::uint8_t weight, Scratch& scratch) const;
    /// Of the words counted, which are forgotten; nothing when there are none.
    std::optional<TopicScores> scores(Scratch& scratch) const;

    std::vector<Word> words_;                 ///< By the number of the stem.
    std::vector<std::uint8_t> begins_label_;  ///< Of a narrower topic; by the same.
    std::vector<Weight> weights_;
    TopicScores bias_{};
    HashTable<std::uint32_t> labels_;  ///< Of narrower topics, by label_of().
    std::vector<std::string> narrow_codes_;
    StringIndex sections_;
    std::vector<std::uint8_t> section_topic_;
};

/// `medtop:04000000` for 3.
std::string topic_code(std::size_t topic);

}  // namespace onrecord::corpus::annotation
