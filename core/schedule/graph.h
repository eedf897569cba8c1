#pragma once
#include "core/schedule/network.h"

namespace gantry::schedule {

/// The links as the passes walk them: links of summaries opened up to their tasks, rows in topological order.
struct Graph {
    struct Arc {
        Arc() = default;
        Arc(int from, int to, int link, LinkType type)
            : from(from)
            , to(to)
            , link(link)
            , type(type)
        {
        }
        // Packed: there are more arcs than anything else, and every pass walks them all.
        int from : 31 = 0; // place in `order`
        bool binds : 1 = true; // has a say at all: see Passes::binds
        int to : 31 = 0; // place in `order`
        bool plain : 1 = true; // passes on the instant as it is: no lag, nor what Primavera counts from an actual start
        int link : 29 = -1; // place in Network::links, or -1: from a gate to its tasks or back
        LinkType type : 3 = LinkType::FinishToStart;
    };
    /// A row is a task, or a gate that stands for a summary's links so that n tasks x m tasks do not become n x m arcs.
    struct Row {
        int task : 31; // a gate's summary
        bool gate : 1;
    };
    std::vector<Row> order;
    std::vector<Arc> arcs; // by `to`
    std::vector<int> firstIn; // arcs into a row: firstIn[row] to firstIn[row + 1]
    std::vector<int> firstOut, outArcs; // places in arcs
    std::vector<bool> summary, drives; // by task; one that does not drive has no say through its links
    std::vector<std::vector<int>> loops; // tasks along each loop
    std::vector<int> parentsFirst; // every task after its parent; empty where the tasks stand so
    int taskAt(std::size_t place) const { return parentsFirst.empty() ? int(place) : parentsFirst[place]; } // in that order
    std::vector<int> parent; // by task; -1 also where the given one would close a loop of parents
};

Graph graphOf(const Network& network);

} // namespace gantry::schedule
