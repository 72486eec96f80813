// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/speaker_alias.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

// The annotator finds Quotes and Speakers, countries and topics. Deterministic: the same Entries
// give the same Annotations on every machine. docs/annotation.md describes the rules and their
// measured quality.
namespace onrecord::corpus {

struct AnnotatorOptions {
    /// Additional authority files (TSV, docs/annotation.md), read after the project's own.
    std::vector<std::filesystem::path> authority_files;
    /// File of corrections to apply (corpus/corrections.hpp); none when empty or missing.
    std::filesystem::path corrections;
};

/// Immutable after construction, which reads the vocabularies in about 50 ms; many threads may use
/// one.
class Annotator {
public:
    explicit Annotator(const AnnotatorOptions& options = {});
    ~Annotator();
    Annotator(Annotator&&) noexcept;
    Annotator& operator=(Annotator&&) noexcept;
    Annotator(const Annotator&) = delete;
    Annotator& operator=(const Annotator&) = delete;

    /// The Annotations of each Entry of one Liveblog, in the same order. `liveblog` is oldest
    /// first: a surname or an office is resolved from the text before it, and if that does not name
    /// the person, from the whole Liveblog.
    std::vector<schema::Annotations> annotate(std::span<const schema::Entry> liveblog) const;

    /// All alternative names of Speakers in the authority files.
    std::vector<schema::SpeakerAlias> speaker_aliases() const;

    /// Digest of rules, vocabularies and corrections. A change requires the index to be rebuilt.
    std::string version() const;
    /// The same without corrections, each of which affects one Entry only.
    std::string rules_version() const;

private:
    struct State;
    class Run;
    std::unique_ptr<const State> state_;
};

}  // namespace onrecord::corpus
